import { html } from "hono/html";
import type { Article, Block, TextRange } from "../model/article.ts";
import type { Reading } from "../model/reading.ts";
import { pointAnchor, quoteAnchor } from "../text/anchors.ts";
import { type Markup, shown } from "./text.ts";

/** A stretch of an article that is marked in place. */
interface Mark extends TextRange {
  readonly kind: "said" | "proof";
  /** The anchor of its beginning. */
  readonly id: string;
}

/** Every stretch is marked that the reading names, as far as it stands in the text. */
export function marksOf({ text }: Article, { quotes, keyPoints }: Reading): readonly Mark[] {
  const said = quotes.flatMap(({ ranges }) =>
    ranges.map((range): Mark => ({ ...range, kind: "said", id: quoteAnchor(range) })),
  );
  const proofs = keyPoints.flatMap(({ evidence }) =>
    evidence.map((range): Mark => ({ ...range, kind: "proof", id: pointAnchor(range) })),
  );
  return [...said, ...proofs].filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
}

/**
 * A block of an article with its marks. Marks may overlap and reach over blocks: the text is cut wherever one begins or ends,
 * and each piece tells what it is. Linear in the block's length and its marks.
 */
export function markedBlock(text: string, block: Block, marks: readonly Mark[]): Markup {
  const inside = marks.filter(({ start, end }) => start < block.end && end > block.start);
  const edges = [block.start, block.end, ...inside.flatMap(({ start, end }) => [start, end])]
    .filter((at) => at >= block.start && at <= block.end)
    .sort((one, other) => one - other);
  const pieces = [...new Set(edges)].flatMap((from, at, all) => {
    const until = all[at + 1];
    return until === undefined ? [] : [piece(text, { start: from, end: until }, inside)];
  });
  return html`${pieces}`;
}

function piece(text: string, { start, end }: TextRange, marks: readonly Mark[]): Markup {
  const words = shown(text.slice(start, end));
  const covering = marks.filter((mark) => mark.start <= start && mark.end >= end);
  if (covering.length === 0) return html`${words}`;
  const kinds = [...new Set(covering.map(({ kind }) => kind))].join(" ");
  // Of several that begin here each has its anchor: the first on the mark, the others before it.
  const begun = covering.filter((mark) => mark.start === start).map(({ id }) => id);
  const [first, ...others] = new Set(begun);
  const anchors = others.map((id) => html`<span id="${id}"></span>`);
  return html`${anchors}<mark class="${kinds}"${first === undefined ? html`` : html` id="${first}"`}>${words}</mark>`;
}
