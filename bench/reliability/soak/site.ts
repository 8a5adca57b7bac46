/** Serves small feeds, each on an address of its own in 127.0.0.0/8; every fifth time that one is asked it has an article more. */
import { createServer, type ServerResponse } from "node:http";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";

const ENTRIES = 3;
const ASKED_BETWEEN = 5;

function feed(number: number, edition: number): string {
  const items = Array.from({ length: ENTRIES }, (_, index) => {
    const random = seededRandom(1_000 * (edition + index) + number);
    const article = fictionalArticle(random, edition + index, new Date(0));
    // A shorter text would be taken for a teaser, and its page be asked for.
    const more = Array.from({ length: 4 }, () => fictionalArticle(random, edition, new Date(0)).text);
    const paragraphs = [article.text, ...more].flatMap((text) => text.split("\n\n")).map((words) => `<p>${words}</p>`);
    const html = `<content:encoded><![CDATA[${paragraphs.join("")}]]></content:encoded>`;
    return `<item><title>${article.title}</title><link>${article.url}-${number}</link>${html}</item>`;
  });
  const head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>';
  return `${head}<title>Courier ${number}</title>${items.join("")}</channel></rss>`;
}

function answer(number: number, asked: number, known: string | undefined, response: ServerResponse): void {
  const edition = Math.floor(asked / ASKED_BETWEEN);
  const etag = `"${edition}"`;
  if (known === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { "content-type": "text/xml", etag }).end(feed(number, edition));
}

const hosts: string[] = [];
for (let number = 0; number < Number(process.argv[2]); number++) {
  let asked = 0;
  const host = `127.2.0.${1 + number}`;
  const server = createServer(({ headers }, response) => answer(number, asked++, headers["if-none-match"], response));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (typeof address === "object" && address) hosts.push(`${host}:${address.port}`);
}
process.send?.(hosts);
