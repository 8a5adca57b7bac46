import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const SPECIFICATION = new URL("../../../../shared/specs/discord-openapi.json", import.meta.url);
const DOCUMENT = "https://discord.test/openapi.json";

/** Why checks against Discord's own description are skipped; null where they are made. */
export const whyNoSpecification = existsSync(SPECIFICATION)
  ? null
  : "../shared/specs/discord-openapi.json is absent: only the limits written down in src/chat/discord/limits.ts are checked";

/** Which request or answer: an operation by its path in the specification ("/channels/{channel_id}/messages"). */
export interface Operation {
  readonly method: string;
  readonly template: string;
}

export interface Schema {
  /** What is wrong with the body of a request, in words; null where nothing is. */
  request(operation: Operation, body: unknown): string | null;
  response(operation: Operation, status: number, body: unknown): string | null;
  /** Whether something is a valid instance of a named schema ("MessageCreateRequest"). */
  named(name: string, value: unknown): string | null;
}

/** Discord's OpenAPI description as a validator; one that lets everything through where it is absent. */
export function discordSchema(): Schema {
  if (whyNoSpecification !== null) return { request: () => null, response: () => null, named: () => null };
  const ajv = specification();
  const check = (pointer: string, value: unknown): string | null => {
    const validate = ajv.getSchema(`${DOCUMENT}#${pointer}`) as ValidateFunction | undefined;
    if (!validate) return `the specification has nothing at ${pointer}`;
    return validate(value) ? null : ajv.errorsText(validate.errors);
  };
  return {
    request: ({ method, template }, body) =>
      check(`/paths/${token(template)}/${method}/requestBody/content/application~1json/schema`, body),
    response: ({ method, template }, status, body) =>
      check(`/paths/${token(template)}/${method}/responses/${status}/content/application~1json/schema`, body),
    named: (name, value) => check(`/components/schemas/${name}`, value),
  };
}

let loaded: Ajv2020 | undefined;

function specification(): Ajv2020 {
  if (loaded) return loaded;
  const ajv = new Ajv2020({ strict: false, validateFormats: true, logger: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
  ajv.addFormat("snowflake", /^(0|[1-9][0-9]*)$/);
  for (const format of ["int32", "int64", "nonce", "double"]) ajv.addFormat(format, true);
  const document = JSON.parse(readFileSync(SPECIFICATION, "utf8"));
  // Discord's clients send these permissions as a string, and Discord wants them so, whatever its description says.
  for (const name of ["ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest"]) {
    document.components.schemas[name].properties.default_member_permissions = { type: ["string", "null"] };
  }
  ajv.addSchema(document, DOCUMENT);
  loaded = ajv;
  return ajv;
}

/** A path as one step of a JSON pointer in a URI fragment. */
function token(path: string): string {
  return encodeURIComponent(path.replaceAll("~", "~0").replaceAll("/", "~1"));
}
