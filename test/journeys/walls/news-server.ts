import { listen } from "../../servers/local-server.ts";

/** One workspace's news, in words that nothing else has. */
export interface News {
  /** Path of its feed. */
  readonly path: string;
  readonly feed: string;
  readonly title: string;
  readonly body: string;
  /** Where the article stands; on the feed's own server where absent. */
  readonly link?: string;
}

/** Feeds on a server of this machine, published an hour before `now`, and the paths that it was asked for. */
export async function startNewsServer(all: readonly News[], now: Date) {
  const asked: string[] = [];
  const server = await listen(
    async ({ url = "", headers }, response) => {
      asked.push(url);
      const news = all.find(({ path }) => path === url);
      response.writeHead(news ? 200 : 404, { "content-type": "application/rss+xml" });
      response.end(news ? feedOf(news, `http://${headers.host}`, now) : "");
    },
    { upgrade: (_request, socket) => socket.destroy(), close: () => undefined },
  );
  return { asked, address: (path: string) => `http://127.0.0.1:${server.port}${path}`, close: server.close };
}

function feedOf({ path, feed, title, body, link }: News, site: string, now: Date): string {
  const paragraphs = body
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("");
  const published = new Date(now.getTime() - 3_600_000).toUTCString();
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>${feed}</title><link>${site}</link>
    <item><title>${title}</title><link>${link ?? `${site}${path}/story`}</link><guid>${path}-1</guid><pubDate>${published}</pubDate>
    <content:encoded><![CDATA[${paragraphs}]]></content:encoded></item></channel></rss>`;
}
