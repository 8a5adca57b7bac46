import { z } from "zod";
import * as answers from "../answers/schemas.ts";
import { type ApiQuestion, QUESTIONS } from "./questions.ts";

export const API_BASE = "/api/v1";

const error = z.object({ error: z.object({ code: z.string(), message: z.string() }) }).meta({ id: "Error" });

/** The OpenAPI 3.1 document of the API, made of the very schemas that its questions and answers go through. */
export function openApiDocument(): object {
  const registry = z.registry<{ id: string }>();
  for (const schema of [error, ...Object.values(answers)]) {
    const { id } = schema.meta() ?? {};
    if (id !== undefined) registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return {
    openapi: "3.1.0",
    info: { title: "Soundbite", version: "1", description: "What was read, who said what, and what a digest told." },
    servers: [{ url: API_BASE }],
    security: [{ key: [] }],
    paths: Object.fromEntries(QUESTIONS.map((one) => [one.path, { get: operation(one) }])),
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIds(schema)])),
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "`soundbite keys add NAME` makes one." } },
    },
  };
}

function operation({ name, about, path, asked, answer, needs }: ApiQuestion): object {
  const { properties = {}, required = [] } = z.toJSONSchema(asked, { io: "input" });
  const parameters = Object.entries(properties).map(([of, schema]) => {
    const isInPath = path.includes(`{${of}}`);
    return { name: of, in: isInPath ? "path" : "query", required: isInPath || required.includes(of), schema };
  });
  const refused = { description: "Why not", content: jsonOf("Error") };
  return {
    operationId: name,
    summary: about,
    description: `Needs a key with the scope \`${needs}\`.`,
    parameters,
    responses: {
      "200": { description: about, content: jsonOf(answer.meta()?.id ?? name) },
      ...Object.fromEntries(["400", "401", "403", "404"].map((status) => [status, refused])),
    },
  };
}

const jsonOf = (id: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${id}` } } });

/** The document names its schemas by their places. */
function withoutIds(schema: object): object {
  const { $id: _id, $schema: _schema, ...rest } = schema as { readonly $id?: string; readonly $schema?: string };
  return rest;
}
