import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { expect, onTestFinished, test } from "vitest";
import { addKey } from "../../src/app/room/kept-keys.ts";
import { openRoom } from "../../src/app/room/open-room.ts";
import { silentLog } from "../../src/log.ts";
import { tenantOf } from "../../src/model/tenant.ts";
import { NOTICE } from "../../src/web/mcp/tools.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { NOW, openWalls, WORKSPACES } from "../journeys/walls/two-workspaces.ts";
import { demoRoom, MORNING } from "./demo-room.ts";

const { bot, stores } = demoRoom();
const SAID = "we will not pay people to promise us that they are honest";

async function clientOver(transport: Transport): Promise<Client> {
  const client = new Client({ name: "the tests", version: "1" });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return client;
}

async function overHttp(of: ReturnType<typeof bot>, token: string): Promise<Client> {
  const room = await openRoom(of, { port: 0 }, silentLog);
  onTestFinished(() => room.stop());
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  return clientOver(new StreamableHTTPClientTransport(new URL("/mcp", room.address), { requestInit }) as Transport);
}

/** What a tool answers: the notice, then data. */
async function answerOf(client: Client, name: string, args: Readonly<Record<string, unknown>>) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [notice, data] = (content as readonly { readonly text: string }[]).map(({ text }) => text);
  if (isError) return { error: notice };
  expect(notice).toBe(NOTICE);
  return JSON.parse(data ?? "");
}

test("a program asks over HTTP, by the SDK's own client: who said it, whether it stands so, stories and digests", async () => {
  const key = { name: "http", scopes: ["mcp"], tenant: "" } as const;
  const client = await overHttp(bot(), await addKey(bot().parts.store, key, new Date(MORNING)));
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(["digest", "search", "story", "verify_quote", "who_said"]);
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
  expect(await answerOf(client, "verify_quote", { quotation: SAID })).toMatchObject({
    verdict: "verbatim",
    quotes: [{ speaker: "Lena Vastrik" }],
  });
  expect((await answerOf(client, "who_said", { speaker: "Petra Lindqvane", limit: 3 })).quotes.length).toBe(3);
  expect((await answerOf(client, "who_said", { speaker: "Petra Lindqvane", about: "hippopotamus" })).quotes).toEqual(
    [],
  );
  const { stories } = await answerOf(client, "digest", { day: "2026-03-04" });
  expect((await answerOf(client, "story", { id: stories[0].id })).headline).toBe(stories[0].headline);
  expect((await answerOf(client, "story", { words: "Tessarin Sound" })).points.length).toBeGreaterThan(0);
  expect((await answerOf(client, "search", { q: "Tessarin" })).articles.length).toBeGreaterThan(2);
  expect((await answerOf(client, "story", { id: "none" })).error).toContain("no such thing");
  expect((await answerOf(client, "who_said", { words: "x", limit: 1_000_000 })).error).toBeDefined();
});

test("a story asked for by its words counts the outlets of one house once, as everywhere", async () => {
  const { parts } = bot();
  const key = { name: "houses", scopes: ["mcp"], tenant: "" } as const;
  const token = await addKey(parts.store, key, new Date(MORNING));
  const asked = { words: "Tessarin Sound" };
  const story = await answerOf(await overHttp(bot(), token), "story", asked);
  const outlets = story.articles.map(({ outlet }: { readonly outlet: string }) => outlet);
  const owners = [{ name: "One house", outlets }];
  const owned = { ...bot(), parts: { ...parts, config: { ...parts.config, owners } } };
  expect(story.independentOutlets).toBeGreaterThan(1);
  expect((await answerOf(await overHttp(owned, token), "story", asked)).independentOutlets).toBe(1);
});

test("a program on this machine starts the command and asks over its input and output", async () => {
  const own = await stores().open(MORNING);
  onTestFinished(() => own.close());
  const args = ["src/main.ts", "mcp", "--store", own.bot.parts.config.store];
  const client = await clientOver(new StdioClientTransport({ command: process.execPath, args, stderr: "ignore" }));
  expect((await answerOf(client, "verify_quote", { quotation: SAID })).verdict).toBe("verbatim");
}, 60_000);

test("without a key, or with one of another scope, there is nothing to be asked", async () => {
  const reader = await addKey(bot().parts.store, { name: "r", scopes: ["read"], tenant: "" }, new Date(MORNING));
  await expect(overHttp(bot(), "sbk_none")).rejects.toThrow(/401|key/);
  await expect(overHttp(bot(), reader)).rejects.toThrow(/403|scope/);
});

test("a workspace's key sees what the workspace may see; hostile questions are answered in kind", async () => {
  const { bot: walled } = await openWalls();
  const [one, ...others] = WORKSPACES;
  const tenant = tenantOf(one.asker);
  const token = await addKey(walled.parts.store, { name: "one", scopes: ["mcp"], tenant }, NOW);
  const client = await overHttp(walled, token);
  const told: string[] = [JSON.stringify(await answerOf(client, "digest", {}))];
  for (const { asks } of WORKSPACES) {
    told.push(JSON.stringify(await answerOf(client, "search", { q: asks })));
    told.push(JSON.stringify(await answerOf(client, "story", { words: asks })));
  }
  expect(one.markers.some((marker) => told.some((text) => text.includes(marker)))).toBe(true);
  expect(others.flatMap(({ markers }) => markers).filter((m) => told.some((text) => text.includes(m)))).toEqual([]);
  for (const text of HOSTILE_TEXTS.slice(0, 40)) {
    const answer = await answerOf(client, "verify_quote", { quotation: text.slice(0, 500) || "x" });
    expect(answer.error ?? answer.verdict).toBeDefined();
  }
}, 60_000);
