import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { addKey, removeKey } from "../../src/app/room/kept-keys.ts";
import { tenantOf } from "../../src/model/tenant.ts";
import { QUESTIONS } from "../../src/web/api/questions.ts";
import { NOW, openWalls, WORKSPACES } from "../journeys/walls/two-workspaces.ts";
import { demoRoom, MORNING } from "./demo-room.ts";
import { type Visit, visitsTo } from "./visits.ts";

const { visit, bot } = demoRoom();
const SAID = "we will not pay people to promise us that they are honest";

const keyed = async (name: string, scopes: readonly ("read" | "text" | "mcp")[]): Promise<string> =>
  addKey(bot().parts.store, { name, scopes, tenant: "" }, new Date(MORNING));

async function asked(token: string, path: string, by: Visit = visit) {
  const { status, text, headers } = await by(
    `/api/v1${path}`,
    token === "" ? {} : { authorization: `Bearer ${token}` },
  );
  expect(headers.get("content-type"), path).toContain("application/json");
  return { status, answer: JSON.parse(text), text };
}

describe("the API", () => {
  test("has an OpenAPI document that a validator takes, and answers fit it", async () => {
    const { answer: document } = await asked("", "/openapi.json");
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, "api");
    const token = await keyed("all", ["read", "text"]);
    const { answer: found } = await asked(token, "/search?q=Tessarin");
    const { answer: today } = await asked(token, "/today");
    const id = encodeURIComponent(found.articles[0].id);
    const paths: Readonly<Record<string, string>> = {
      whoSaid: "/who-said?speaker=Petra+Lindqvane",
      verifyQuote: `/verify?${new URLSearchParams({ quotation: SAID })}`,
      search: "/search?q=Tessarin",
      story: `/stories/${encodeURIComponent(today.stories[0].id)}`,
      article: `/articles/${id}`,
      digests: "/digests",
      today: "/today",
      day: "/days/2026-03-04",
      sources: "/sources",
    };
    for (const { name, path } of QUESTIONS) {
      const asking = paths[name];
      if (asking === undefined) continue;
      const { status, answer } = await asked(token, asking);
      expect(status, name).toBe(200);
      const ref = document.paths[path].get.responses["200"].content["application/json"].schema.$ref;
      const fits = ajv.getSchema(`api${ref}`);
      expect(fits?.(answer), `${name}: ${JSON.stringify(fits?.errors)}`).toBe(true);
    }
    expect((await asked(token, "/digests/none")).status).toBe(404);
  });

  test("verifies quotations and tells who said what", async () => {
    const token = await keyed("quotes", ["read"]);
    const verify = async (quotation: string) =>
      (await asked(token, `/verify?${new URLSearchParams({ quotation })}`)).answer;
    expect(await verify(SAID)).toMatchObject({ verdict: "verbatim", quotes: [{ speaker: "Lena Vastrik" }] });
    expect((await verify("the moon is made of green cheese entirely")).verdict).toBe("not-found");
    const { answer } = await asked(token, "/who-said?speaker=Petra+Lindqvane&limit=2");
    expect(answer.quotes.length).toBe(2);
    expect(answer.next).toBe(2);
  });

  test("tells what a speaker said about something, the oldest first, as the chats do", async () => {
    const token = await keyed("timeline", ["read"]);
    const ask = async (of: Record<string, string>) =>
      (await asked(token, `/who-said?${new URLSearchParams({ speaker: "Petra Lindqvane", limit: "50", ...of })}`))
        .answer;
    const dates = ({
      quotes,
    }: {
      readonly quotes: readonly { readonly article: { readonly publishedAt: string } }[];
    }) => quotes.map(({ article }) => article.publishedAt.slice(0, 10));
    const [newest, oldest] = [await ask({}), await ask({ order: "oldest" })];
    expect(dates(oldest)).toEqual(dates(oldest).toSorted());
    expect(dates(newest)).toEqual(dates(newest).toSorted().reverse());
    expect(new Set(dates(oldest)).size).toBeGreaterThan(1);
    const [{ context }] = newest.quotes;
    const [word] = /\p{L}{9,}/u.exec(context) ?? [""];
    const about = await ask({ about: word });
    expect(about.quotes.length).toBeGreaterThan(0);
    expect(about.quotes.length).toBeLessThan(newest.quotes.length);
    expect((await ask({ about: "hippopotamus" })).quotes).toEqual([]);
    expect((await ask({ order: "loudest" })).error.message).toContain("order");
  });

  test("asks for a key, its scopes and a question that makes sense, and says what is wrong", async () => {
    const token = await keyed("reader", ["read"]);
    for (const wrong of ["", "sbk_x", `${token}x`, token.replace(/.$/, (last) => (last === "A" ? "B" : "A"))]) {
      expect((await asked(wrong, "/today")).status, wrong).toBe(401);
    }
    expect((await asked(token, "/articles/x")).answer.error.code).toBe("not-allowed");
    expect((await asked(token, "/who-said?limit=1000&speaker=x")).answer.error.message).toContain("limit");
    expect((await asked(token, "/days/2026-02-31")).status).toBe(400);
    expect((await asked(token, "/none")).status).toBe(404);
    await removeKey(bot().parts.store, "reader", new Date(MORNING));
    expect((await asked(token, "/today")).status).toBe(401);
    expect(JSON.stringify(await bot().parts.store.record("api-keys"))).not.toContain(token.slice(-43));
  });

  test("shows a workspace's key what that workspace may see, and no other", async () => {
    const { bot: walled } = await openWalls();
    const by = visitsTo(walled);
    for (const { asker, markers } of WORKSPACES) {
      const tenant = tenantOf(asker);
      const scopes = ["read", "text"] as const;
      const token = await addKey(walled.parts.store, { name: tenant, scopes, tenant }, NOW);
      const others = WORKSPACES.filter((one) => tenantOf(one.asker) !== tenant);
      const paths = ["/today", "/digests", "/sources", "/days/2026-03-05"];
      const asks = WORKSPACES.map(({ asks: q }) => `/search?${new URLSearchParams({ q })}`);
      const told: string[] = [];
      for (const path of [...paths, ...asks]) told.push((await asked(token, path, by)).text);
      for (const own of JSON.parse(told.at(-1) ?? "").articles as { id: string }[]) {
        told.push((await asked(token, `/articles/${encodeURIComponent(own.id)}`, by)).text);
      }
      const leaks = others.flatMap((one) => one.markers.filter((marker) => told.some((text) => text.includes(marker))));
      expect(leaks).toEqual([]);
      expect(markers.some((marker) => told.some((text) => text.includes(marker)))).toBe(true);
    }
  });
});
