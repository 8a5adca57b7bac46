import { html, raw } from "hono/html";
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
<title>${xml(title)}</title>
<id>${entryId("feed", place.path.replace(/^\/~[^/]*/, ""))}</id>
<updated>${newest}</updated>
<author><name>Soundbite</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(`${place.origin}${path}`)}"/>
${entries.map((entry) => atomEntry(entry, place.origin))}
</feed>
`,
  );
}

function atomEntry({ id, title, path, at, language, html: content }: FeedEntry, origin: string) {
  const lang = language === null ? html`` : html` xml:lang="${language}"`;
  return html`<entry${lang}>
<title>${xml(title)}</title>
<id>${id}</id>
<updated>${at ?? UNKNOWN_TIME}</updated>
${at === null ? html`` : html`<published>${at}</published>`}
<link rel="alternate" type="text/html" href="${xml(`${origin}${path}`)}"/>
<content type="html">${xml(content)}</content>
</entry>
`;
}

/** Text without the characters that XML 1.0 knows no way to write; the template escapes it. */
const xml = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
