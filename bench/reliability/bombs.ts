/** `node bench/reliability/bombs.ts`: answers and documents made to burst, through the guarded fetch and the parsers' thread. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { problemWords } from "../../src/model/problem.ts";
import { guardedHttp } from "../../src/sources/http/guarded-http.ts";
import { parsingPool } from "../../src/sources/parsing/pool.ts";

const MOST_SECONDS = 3.5;
const MOST_MEGABYTES = 100;
const LARGE = 300 * 1024 * 1024;
const SOUND = "<rss><channel><item><title>Ferry runs again</title></item></channel></rss>";

const gzipped = gzipSync(Buffer.alloc(LARGE), { level: 9 });
const nested = brotliCompressSync(gzipped);
const ANSWERS: Readonly<Record<string, RequestListener>> = {
  sound: (_, response) => response.end(SOUND),
  gzip: (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipped),
  zstd: (_, response) => {
    response.writeHead(200, { "content-encoding": "zstd" }).end(zstdCompressSync(Buffer.alloc(LARGE)));
  },
  nested: (_, response) => response.writeHead(200, { "content-encoding": "gzip, br" }).end(nested),
  endless: (_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536, "x")));
    };
    response.on("drain", more);
    more();
  },
  headers: ({ socket }) => {
    socket.on("error", () => undefined);
    socket.write("HTTP/1.1 200 OK\r\n");
    const more = () => {
      while (!socket.destroyed && socket.write(`x-more: ${"x".repeat(1_000)}\r\n`));
    };
    socket.on("drain", more);
    more();
  },
};
const item = (title: string, doctype = "") =>
  `<!DOCTYPE rss [${doctype}]><rss><channel><item><title>${title}</title></item></channel></rss>`;
const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
const FEEDS: Readonly<Record<string, string>> = {
  "entities within entities": item("&l9;", `<!ENTITY l0 "lol">${levels.join("")}`),
  "one long entity many times": item("&a;".repeat(500_000), `<!ENTITY a "${"x".repeat(10_000)}">`),
  "100,000 nested tags in a feed": item("<b>".repeat(100_000)),
};
const PAGES: Readonly<Record<string, string>> = {
  "280,000 nested tags in a page": "<div>".repeat(280_000),
  "400 nested lists in a page": `<p>The ferry runs again.</p>${"<ul><li>x".repeat(400)}`,
  "5 MB of one tag": `<p ${"a=b ".repeat(1_250_000)}>`,
};

const server = createServer((request, response) => {
  response.on("error", () => undefined);
  ANSWERS[request.url?.slice(1) ?? ""]?.(request, response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
const http = guardedHttp({ contact: "x", allowedHosts: [host], gapMilliseconds: 0 });
const pool = parsingPool();
const fetched = (name: string) => http.get({ url: `http://${host}/${name}` });
const feedRead = (text: string) => pool.parse({ kind: "feed", bytes: Buffer.from(text), url: null, contentType: null });
const pageRead = (html: string) => pool.parse({ kind: "page", html, url: null });

async function measured(name: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const words = await work().then(() => "read", problemWords);
  const seconds = (performance.now() - began) / 1000;
  const megabytes = (process.resourceUsage().maxRSS - before) / 1024;
  if (seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES) process.exitCode = 1;
  console.log(`${name}: ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB more so far; ${words.slice(0, 90)}`);
}

await fetched("sound");
await feedRead(SOUND);
await pageRead("<p>The ferry runs again.</p>");
const before = process.resourceUsage().maxRSS;
console.log(`300 MB in ${gzipped.length} bytes of gzip, in ${nested.length} bytes of brotli over gzip`);
for (const name of Object.keys(ANSWERS).slice(1)) await measured(name, () => fetched(name));
for (const [name, text] of Object.entries(FEEDS)) await measured(name, () => feedRead(text));
for (const [name, html] of Object.entries(PAGES)) await measured(name, () => pageRead(html));
await Promise.all([http.close(), pool.close()]);
server.closeAllConnections();
server.close();
