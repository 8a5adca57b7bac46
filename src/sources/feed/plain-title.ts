import { decodeHTML } from "entities/decode";

const INLINE_TAGS = new Set(
  (
    "a abbr b bdi bdo big br cite code data del div em font h1 h2 h3 h4 h5 h6 i img ins kbd mark nobr p q s samp small " +
    "span strike strong sub sup time tt u var wbr"
  ).split(" "),
);

/** The text of a title that may be HTML: known tags are dropped, entities decoded, blanks made single. */
export function plainTitle(html: string): string {
  return oneLine(decodeHTML(withoutTags(html)).replace(/[\u00ad\u200b\u2060\ufeff]|(?!\s)\p{Cc}/gu, ""));
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Drops the tags that titles have; "1 < 2" and "the <blink> tag" stay. */
function withoutTags(html: string): string {
  if (!html.includes("<")) return html;
  const kept: string[] = [];
  let position = 0;
  for (const { 0: tag, 1: name, index } of html.matchAll(/<\/?([a-zA-Z][a-zA-Z0-9]{0,9})(?:[\s/][^<>]*)?>/g)) {
    if (!name || !INLINE_TAGS.has(name.toLowerCase())) continue;
    kept.push(html.slice(position, index), isBreak(name) ? " " : "");
    position = index + tag.length;
  }
  return kept.join("") + html.slice(position);
}

function isBreak(name: string): boolean {
  return name === "br" || name === "p" || name === "div";
}
