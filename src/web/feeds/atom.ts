import { html, raw } from "hono/html";
import { writableInXml } from "../../text/markup.ts";
import { entryId, type FeedEntry, type FeedPlace, type RoomFeed } from "./feed.ts";

/** What Atom must have and nobody knows. */
const UNKNOWN_TIME = "1970-01-01T00:00:00.000Z";

/** Atom (RFC 4287). */
export async function atomFeed({ title, path, entries }: RoomFeed, place: FeedPlace): Promise<string> {
  const self = `${place.origin}${place.path}`;
  const newest = entries.reduce((latest, { at }) => (at !== null && at > latest ? at : latest), UNKNOWN_TIME);
  return String(
    await html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${place.locale}">
<title>${writableInXml(title)}</title>
<id>${entryId("feed", place.path.replace(/^\/~[^/]*/, ""))}</id>
<updated>${newest}</updated>
<author><name>Soundbite</name></author>
<link rel="self" type="application/atom+xml" href="${writableInXml(self)}"/>
<link rel="alternate" type="text/html" href="${writableInXml(`${place.origin}${path}`)}"/>
${entries.map((entry) => atomEntry(entry, place.origin))}
</feed>
`,
  );
}

function atomEntry({ id, title, path, at, language, html: content }: FeedEntry, origin: string) {
  const lang = language === null ? html`` : html` xml:lang="${language}"`;
  return html`<entry${lang}>
<title>${writableInXml(title)}</title>
<id>${id}</id>
<updated>${at ?? UNKNOWN_TIME}</updated>
${at === null ? html`` : html`<published>${at}</published>`}
<link rel="alternate" type="text/html" href="${writableInXml(`${origin}${path}`)}"/>
<content type="html">${writableInXml(content)}</content>
</entry>
`;
}
