import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Problem } from "../../../src/model/problem.ts";
import { guardedHttp } from "../../../src/sources/http/guarded-http.ts";
import type { Http, HttpBody } from "../../../src/sources/http/http.ts";
import { type LocalServer, localServer } from "./local-server.ts";

const FEED = "<rss><channel><title>Harbour news</title></channel></rss>";
const encodings = {
  gzip: gzipSync(FEED),
  deflate: deflateSync(FEED),
  br: brotliCompressSync(FEED),
  zstd: zstdCompressSync(FEED),
};
const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));

type Answer = (request: IncomingMessage, response: ServerResponse, path: readonly string[]) => void;

/** What the server does with /KIND/…. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  agent: (request, response) => response.end(request.headers["user-agent"]),
  encoded: (_request, response, [encoding = ""]) => {
    response.setHeader("content-encoding", encoding);
    response.end(encodings[encoding as keyof typeof encodings]);
  },
  "raw-deflate": (_request, response) => {
    response.setHeader("content-encoding", "deflate");
    response.end(deflateRawSync(FEED));
  },
  bomb: (_request, response, [times]) => {
    response.setHeader("content-encoding", times === "twice" ? "gzip, gzip" : "gzip");
    response.end(times === "twice" ? gzipSync(bomb) : bomb);
  },
  big: (_request, response) => response.end(Buffer.alloc(6 * 1024 * 1024)),
  "endless-headers": ({ socket }) => {
    socket.on("error", () => undefined);
    socket.write("HTTP/1.1 200 OK\r\n");
    const more = () => socket.write(`x-more: ${"x".repeat(1000)}\r\n`, (error) => !error && setImmediate(more));
    more();
  },
  "slow-body": (_request, response) => response.write("<rss>"),
  silent: ({ socket }) => socket.on("error", () => undefined),
  conditional: ({ headers }, response) => {
    const known = headers["if-none-match"] === 'W/"7"' && headers["if-modified-since"] === "some day";
    response.writeHead(known ? 304 : 200, { etag: 'W/"7"', "last-modified": "some day" });
    response.end(known ? "" : FEED);
  },
  redirect: (_request, response, [status = "302", left = "0"]) => {
    const location = left === "0" ? "/agent" : `/redirect/${status}/${Number(left) - 1}`;
    response.writeHead(Number(status), { location }).end();
  },
  status: (_request, response, [status]) => {
    response.writeHead(Number(status), status === "429" ? { "retry-after": "120" } : {}).end();
  },
  broken: (_request, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end("this is not gzip");
  },
};

let server: LocalServer;
let http: Http;

beforeAll(async () => {
  server = await localServer((request, response) => {
    const [, kind = "", ...path] = (request.url ?? "/").split("/");
    ANSWERS[kind]?.(request, response, path);
  });
  const limits = { gapMilliseconds: 0, deadlineMilliseconds: 3_000 };
  http = guardedHttp({ contact: "desk@example.org", allowedHosts: [server.host], ...limits });
});

afterAll(async () => {
  await http.close();
  await server.close();
});

async function problemOf(path: string, from: Http = http): Promise<Problem> {
  const thrown = await from
    .get({ url: path.startsWith("http") ? path : server.url(path) })
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Problem);
  return thrown as Problem;
}

const textOf = (answer: unknown) => Buffer.from((answer as HttpBody).bytes).toString();

test.each(Object.keys(encodings))("a body sent as %s is decoded", async (encoding) => {
  expect(textOf(await http.get({ url: server.url(`/encoded/${encoding}`) }))).toBe(FEED);
});

test("deflate without its wrapper is decoded as well", async () => {
  expect(textOf(await http.get({ url: server.url("/raw-deflate") }))).toBe(FEED);
});

test("the bot tells who it is and how to reach its owner", async () => {
  expect(textOf(await http.get({ url: server.url("/agent") }))).toBe("Soundbite/0.1 (+desk@example.org)");
});

test.each(["/bomb/once", "/bomb/twice", "/big"])("%s: reading stops at 5 MB of decoded bytes", async (path) => {
  const before = process.memoryUsage().rss;
  expect((await problemOf(path)).code).toBe("too-large");
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test("headers without end are cut off", async () => {
  expect((await problemOf("/endless-headers")).code).toBe("too-large");
});

test.each(["/slow-body", "/silent"])("%s: the deadline covers the whole exchange", async (path) => {
  const impatient = guardedHttp({ contact: "x", allowedHosts: [server.host], deadlineMilliseconds: 200 });
  expect((await problemOf(path, impatient)).code).toBe("timed-out");
  await impatient.close();
});

test("a body that stops halfway is given up before the deadline", async () => {
  const impatient = guardedHttp({ contact: "x", allowedHosts: [server.host], stallMilliseconds: 100 });
  const problem = await problemOf("/slow-body", impatient);
  expect(problem).toMatchObject({ code: "timed-out" });
  expect(problem.message).toContain("stopped halfway");
  await impatient.close();
});

test("a body that was sent before is not sent again", async () => {
  const first = (await http.get({ url: server.url("/conditional") })) as HttpBody;
  expect(first.validators).toEqual({ etag: 'W/"7"', lastModified: "some day" });
  const second = await http.get({ url: server.url("/conditional"), validators: first.validators });
  expect(second.kind).toBe("unchanged");
});

test("a move for good is told, a passing one is not", async () => {
  const target = server.url("/agent");
  expect(await http.get({ url: server.url("/redirect/301/0") })).toMatchObject({ movedTo: target, url: target });
  expect(await http.get({ url: server.url("/redirect/308/2") })).toMatchObject({ movedTo: target, url: target });
  expect(await http.get({ url: server.url("/redirect/302/0") })).toMatchObject({ movedTo: null, url: target });
});

test("five redirects are followed, not six", async () => {
  expect((await http.get({ url: server.url("/redirect/302/4") })).kind).toBe("body");
  expect((await problemOf("/redirect/302/5")).code).toBe("unreachable");
});

test.each([
  ["/status/404", "not-found"],
  ["/status/403", "not-allowed"],
  ["/status/500", "unavailable"],
  ["/broken/x", "unreadable"],
])("%s is a Problem %s that names the address", async (path, code) => {
  const problem = await problemOf(path);
  expect(problem.code).toBe(code);
  expect(problem.message).toContain(path);
});

test("410 says that it is gone", async () => {
  expect((await http.get({ url: server.url("/status/410") })).kind).toBe("gone");
});

test("after 429 the host is left alone until its time is over", async () => {
  let now = Date.UTC(2026, 0, 1);
  const clock = { now: () => now, sleep: async () => undefined };
  const patient = guardedHttp({ contact: "x", allowedHosts: [server.host], clock });
  const asked = () => server.requests.filter((path) => path === "/status/429").length;
  const first = await problemOf("/status/429", patient);
  expect(first).toMatchObject({ code: "rate-limited", retryAfterMilliseconds: 120_000 });
  now += 119_000;
  expect(await problemOf("/status/429", patient)).toMatchObject({
    code: "rate-limited",
    retryAfterMilliseconds: 1_000,
  });
  expect(asked()).toBe(1);
  now += 1_001;
  await problemOf("/status/429", patient);
  expect(asked()).toBe(2);
  await patient.close();
});

test("an abort ends the request", async () => {
  const stop = new AbortController();
  const asked = http.get({ url: server.url("/silent") }, stop.signal);
  stop.abort();
  await expect(asked).rejects.toMatchObject({ code: "cancelled" });
});

test("a password in an address is never repeated", async () => {
  const problem = await problemOf("https://user:hunter2@news.example.org/");
  expect(problem.code).toBe("refused-address");
  expect(problem.message).not.toContain("hunter2");
});
