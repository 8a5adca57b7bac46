import { expect, onTestFinished, test } from "vitest";
import { previewFeed } from "../../src/app/preview-feed.ts";
import { loadConfig } from "../../src/config/load.ts";
import { listen } from "../servers/local-server.ts";

const FEED = `<rss version="2.0"><channel><title>Quay  News</title><link>https://quay.example</link>
  <item><title>The ferry &amp; the fog</title><link>https://quay.example/1</link></item></channel></rss>`;
const PAGES: Readonly<Record<string, string>> = {
  "/feed.xml": FEED,
  "/": '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/atom+xml" href="/more.xml"></head></html>',
  "/empty": "<html><head><title>No feed here</title></head></html>",
};

async function aSite() {
  const server = await listen(
    async ({ url = "" }, response) => {
      response.writeHead(PAGES[url] ? 200 : 404, { "content-type": url.endsWith("xml") ? "text/xml" : "text/html" });
      response.end(PAGES[url] ?? "");
    },
    { upgrade: (_request, socket) => socket.destroy(), close: () => undefined },
  );
  onTestFinished(() => server.close());
  const config = { ...loadConfig(undefined, {}), network: { allowedHosts: ["127.0.0.1"] } };
  const site = `http://127.0.0.1:${server.port}`;
  return { site, preview: (path: string) => previewFeed(config, site + path) };
}

test("a feed has the name that it gives itself", async () => {
  const { preview, site } = await aSite();
  const feed = { url: `${site}/feed.xml`, name: "Quay News", titles: ["The ferry & the fog"] };
  expect(await preview("/feed.xml")).toEqual({ ...feed, others: [] });
  expect(await preview("/")).toEqual({ ...feed, others: [`${site}/more.xml`] });
});

test("a page without a feed is told as such, and what is no address", async () => {
  const { preview } = await aSite();
  await expect(preview("/empty")).rejects.toThrow("not a feed");
  await expect(previewFeed(loadConfig(undefined, {}), "my favourite paper")).rejects.toThrow("begins with https://");
});
