import { pino } from "pino";
import { expect, test } from "vitest";
import { addKey } from "../../src/app/room/kept-keys.ts";
import { roomDesk } from "../../src/app/room/room-desk.ts";
import { Problem } from "../../src/model/problem.ts";
import { CONFIGURATION } from "../../src/model/tenant.ts";
import { hashOfSecret } from "../../src/web/api/keys.ts";
import { QUESTIONS } from "../../src/web/api/questions.ts";
import { readingRoom } from "../../src/web/room.ts";
import { demoRoom, MORNING } from "./demo-room.ts";
import { passes } from "./visits.ts";

const { bot } = demoRoom();

const failure = (): never => {
  throw new Problem("unavailable", "the database is away");
};

test("no key and no pass is in the log, where all goes well or fails", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
  const token = await addKey(
    bot().parts.store,
    { name: "k", scopes: ["read", "text", "mcp"], tenant: CONFIGURATION },
    new Date(MORNING),
  );
  const secret = token.slice(-43);
  const pass = passes.issue(CONFIGURATION, new Date("2027-01-01T00:00:00Z"));
  const desk = roomDesk(bot());
  const failing = { ...desk, view: failure, digest: failure, sources: failure, topics: failure };
  for (const over of [desk, failing]) {
    const room = readingRoom({ desk: over, log, passes });
    const get = (path: string, headers = {}) =>
      room.request(`http://localhost${path}`, { headers: { host: "localhost", ...headers } });
    for (const given of [token, `${token}x`, `${secret} ${token}`]) {
      const authorization = `Bearer ${given}`;
      const paths = QUESTIONS.map(({ path }) => `/api/v1${path.replace("{day}", "2026-03-04").replace("{id}", given)}`);
      for (const path of paths)
        await get(`${path}?${new URLSearchParams({ words: given, q: given, quotation: given, key: given })}`, {
          authorization,
        });
      const body = JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "digest", arguments: {} },
      });
      const headers = {
        host: "localhost",
        authorization,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      };
      await room.request("http://localhost/mcp", { method: "POST", headers, body });
    }
    for (const path of ["/", "/archive", "/day/2026-03-04", "/search?q=sea", "/sources", "/none", "/story/x"])
      await get(`/~${pass}${path}`);
  }
  expect(lines.length, "what failed is told").toBeGreaterThan(10);
  const told = lines.join("");
  expect([secret, hashOfSecret(secret), pass].filter((one) => told.includes(one))).toEqual([]);
});
