/**
 * Serves feeds, each on an address of its own in 127.0.0.0/8, one in ten of them failing; told how many, and after how many
 * milliseconds each answers, says where. */
import { createServer, type ServerResponse } from "node:http";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";

const ENTRIES = 3;
const FAILURES = ["not found", "failing", "reset", "never ending", "broken"] as const;

interface Entry {
  readonly url: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

function entry(random: () => number, number: number): Entry {
  const parts = Array.from({ length: 5 }, () => fictionalArticle(random, number, new Date()));
  const [{ url, title } = { url: "", title: "" }] = parts;
  return { url, title, paragraphs: parts.flatMap(({ text }) => text.split("\n\n")) };
}

function feed(random: () => number, number: number): string {
  const items = Array.from({ length: ENTRIES }, (_, index) => {
    const { url, title, paragraphs } = entry(random, number * ENTRIES + index);
    const html = paragraphs.map((words) => `<p>${words}</p>`).join("");
    const at = new Date(Date.now() - number * 60_000).toUTCString();
    const encoded = `<content:encoded><![CDATA[${html}]]></content:encoded>`;
    return `<item><title>${title}</title><link>${url}</link><pubDate>${at}</pubDate>${encoded}</item>`;
  });
  const head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>';
  return `${head}<title>Courier ${number}</title>${items.join("")}</channel></rss>`;
}

function answer(number: number, response: ServerResponse): void {
  const xml = feed(seededRandom(number), number);
  const failure = number % 10 === 0 ? FAILURES[(number / 10) % FAILURES.length] : null;
  if (failure === "not found") response.writeHead(404).end("no such feed");
  else if (failure === "failing") response.writeHead(500).end("oh no");
  else if (failure === "reset") response.socket?.resetAndDestroy();
  else if (failure === "never ending") response.writeHead(200, { "content-type": "text/xml" }).write(xml.slice(0, 200));
  else
    response.writeHead(200, { "content-type": "text/xml" }).end(failure ? `<rss><channel${xml.slice(60, 900)}` : xml);
}

const [count, latency] = [Number(process.argv[2]), Number(process.argv[3] ?? 0)];
const hosts: string[] = [];
let port = 0;
for (let number = 0; number < count; number++) {
  const host = `127.1.${Math.floor(number / 250)}.${1 + (number % 250)}`;
  const server = createServer((_, response) => void setTimeout(answer, latency, number, response));
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : port;
  hosts.push(`${host}:${port}`);
}
process.send?.({ hosts, healthy: (count - Math.ceil(count / 10)) * ENTRIES });
