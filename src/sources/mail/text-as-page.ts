/** Wider lines were not broken by a program that writes mail. */
const WIDEST_BROKEN = 100;
const LEAST_BROKEN = 45;
/** A longer paragraph is text, whatever address stands behind it. */
const LONGEST_LINK = 120;
const ADDRESS = /[<([]?\s?https?:\/\/[^\s<>"()[\]]{1,2000}\s?[>)\]]?/g;

/**
 * A mail's plain text as a page, so that both are read by the same rules: a paragraph a `p`, lines that the sender's
 * program broke joined again, and a short line with an address a link to it.
 */
export function textAsPage(text: string): string {
  const [letter = ""] = text.replaceAll("\r\n", "\n").split(/^-- $/m, 1);
  const width = widthOf(letter);
  const paragraphs = letter.split(/\n[^\S\n]*\n/).map((paragraph) => unbroken(paragraph.split("\n"), width));
  return paragraphs.map((lines) => `<p>${lines.map(asLine).join("<br>")}</p>`).join("\n");
}

/** How wide the sender's program let lines become; none where they are as long as their paragraphs. */
function widthOf(text: string): number {
  const widest = Math.max(0, ...lengthsOf(text));
  return widest >= LEAST_BROKEN && widest <= WIDEST_BROKEN ? widest : Number.POSITIVE_INFINITY;
}

function* lengthsOf(text: string): Generator<number> {
  for (const line of text.split("\n")) if (!line.includes("://")) yield line.trimEnd().length;
}

/** A line was broken where the next line's first word would not have fitted into it. */
function unbroken(lines: readonly string[], width: number): string[] {
  const joined: string[] = [];
  let before = "";
  for (const line of lines) {
    const [word = ""] = line.split(" ", 1);
    const wasBroken = before !== "" && word !== "" && before.length + 1 + word.length > width;
    if (wasBroken) joined.push(`${joined.pop() ?? ""} ${line}`);
    else joined.push(line);
    before = line.trimEnd();
  }
  return joined;
}

function asLine(line: string): string {
  const words = line.replace(ADDRESS, " ").trim();
  const address = /https?:\/\/[^\s<>"()[\]]{1,2000}/.exec(line)?.[0];
  if (address === undefined || words.length > LONGEST_LINK) return escaped(words);
  return `<a href="${escaped(address)}">${escaped(words)}</a>`;
}

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
