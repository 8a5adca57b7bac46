import { fictionalArticle } from "../fiction.ts";
import { below, pick, type Random } from "./pick.ts";

interface Report {
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly at: Date;
}

function report(random: Random): Report {
  const at = new Date(Date.UTC(2026, below(random, 12), 1 + below(random, 28), below(random, 24)));
  const { url, title, text } = fictionalArticle(random, below(random, 1_000), at);
  const html = text
    .split("\n\n")
    .map((words) => `<p>${words} <a href="/more?a=1&amp;b=2">More</a></p>`)
    .join("\n");
  return { url, title, html, at };
}

const reports = (random: Random): Report[] => Array.from({ length: 1 + below(random, 4) }, () => report(random));

const rss = (random: Random): string => {
  const items = reports(random).map(
    ({ url, title, html, at }) =>
      `<item><title>${title}</title><link>${url}</link><guid isPermaLink="false">${url}</guid><dc:creator>Ana Quill</dc:creator>` +
      `<pubDate>${at.toUTCString()}</pubDate><content:encoded><![CDATA[${html}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Courier</title><link>https://courier.example/</link><language>en</language>${items.join("\n")}</channel></rss>`;
};

const atom = (random: Random): string => {
  const entries = reports(random).map(
    ({ url, title, html, at }) =>
      `<entry xml:base="https://courier.example/a/"><id>${url}</id><title type="html">${title}</title><link href="${url}"/><updated>${at.toISOString()}</updated>` +
      `<author><name>Ana Quill</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Valley Courier</title>${entries.join("\n")}</feed>`;
};

const rdf = (random: Random): string => {
  const items = reports(random).map(
    ({ url, title, html }) =>
      `<item rdf:about="${url}"><title>${title}</title><link>${url}</link><description>${html.replaceAll("<", "&lt;")}</description></item>`,
  );
  return `<?xml version="1.0" encoding="iso-8859-1"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://courier.example/"><title>Valley Courier</title></channel>${items.join("\n")}</rdf:RDF>`;
};

const json = (random: Random): string => {
  const items = reports(random).map(({ url, title, html, at }) => ({
    id: url,
    url,
    title,
    content_html: html,
    date_published: at.toISOString(),
    authors: [{ name: "Ana Quill" }],
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Valley Courier", items });
};

/** A sound feed in one of four formats. */
export function soundFeed(random: Random): string {
  return pick(random, [rss, rss, atom, rdf, json])(random);
}

/** A sound page with one report. */
export function soundPage(random: Random): string {
  const { url, title, html, at } = report(random);
  const data = {
    "@type": "NewsArticle",
    headline: title,
    datePublished: at.toISOString(),
    author: { name: "Ana Quill" },
  };
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | Valley Courier</title>`,
    `<link rel="canonical" href="${url}"><meta property="og:site_name" content="Valley Courier">`,
    `<script type="application/ld+json">${JSON.stringify(data)}</script></head>`,
    `<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav><article><h1>${title}</h1>`,
    `<p class="byline">By Ana Quill, ${at.toDateString()}</p>${html}${html}<figure><img src="a.jpg"><figcaption>The works.</figcaption></figure>`,
    `</article><aside><h2>Most read</h2><ul><li><a href="/b">Snow is on its way</a></li></ul></aside></body></html>`,
  ].join("\n");
}
