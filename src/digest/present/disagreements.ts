import type { ListItem, MessageBlock } from "../../model/message.ts";
import type { Disagreement } from "../../model/story.ts";
import type { Words } from "../../words/words.ts";
import { muted, plain, strong } from "./spans.ts";
import { outletName } from "./unnamed.ts";

/** Longer sentences are cut to the clause in which the outlets differ. */
const LONGEST_CLAUSE = 180;
const CLAUSE_MARKS = [", ", "; ", ": ", " – ", " — "];

/** Where the outlets differ: what on, and each one's value with its own words. */
export function disagreementBlocks(disagreements: readonly Disagreement[], words: Words): MessageBlock[] {
  if (disagreements.length === 0) return [];
  return [
    { type: "heading", level: 3, spans: [plain(words.say("story.differ"))] },
    ...disagreements.flatMap((disagreement): MessageBlock[] => [
      { type: "text", spans: [strong(questionOf(disagreement, words))] },
      {
        type: "list",
        ordered: false,
        layout: "side-by-side",
        items: disagreement.sides.map((side) => sideItem(side, words)),
      },
    ]),
  ];
}

/** "How many dead", "Which day: vote", "Which trawler", "How old is Lund", "Did it happen: arrest". */
function questionOf({ kind, slot, isUpdate }: Disagreement, words: Words): string {
  return words.say(kind === "figure" && isUpdate ? "differ.update" : `differ.${kind}`, { slot });
}

function sideItem({ value, outlets, excerpt }: Disagreement["sides"][number], words: Words): ListItem {
  return {
    spans: [
      ...(value === excerpt.text ? [] : [strong(value)]),
      muted(`${value === excerpt.text ? "" : " "}(${outlets.join(", ") || outletName(null, words)})`),
      plain(` ${clauseOf(excerpt.text, value)}`),
    ],
    evidence: [{ text: excerpt.text, outlet: excerpt.outlet, url: excerpt.url }],
  };
}

/** The sentence, or the clause of it around the value, in its very words; in quote marks unless it has some itself. */
function clauseOf(sentence: string, value: string): string {
  const text = sentence.replace(/\s+/g, " ").trim();
  const clause = text.length <= LONGEST_CLAUSE ? text : cutAround(text, text.indexOf(value), value.length);
  return /["“”«»„]/.test(clause) ? clause : `“${clause}”`;
}

function cutAround(text: string, at: number, length: number): string {
  const room = Math.max(0, LONGEST_CLAUSE - length);
  const from = boundaryAfter(text, Math.max(0, at - room / 2), at);
  const until = boundaryBefore(text, Math.min(text.length, from + LONGEST_CLAUSE), at + length);
  return `${from > 0 ? "… " : ""}${text.slice(from, until).trim()}${until < text.length ? " …" : ""}`;
}

/** The first start of a clause, else of a word, from a place on and no later than another. */
function boundaryAfter(text: string, earliest: number, latest: number): number {
  if (earliest <= 0) return 0;
  const starts = CLAUSE_MARKS.flatMap((mark) => {
    const found = text.indexOf(mark, earliest);
    return found >= 0 && found + mark.length <= latest ? [found + mark.length] : [];
  });
  return starts.length > 0 ? Math.min(...starts) : text.indexOf(" ", earliest) + 1 || latest;
}

function boundaryBefore(text: string, latest: number, earliest: number): number {
  if (latest >= text.length) return text.length;
  const ends = CLAUSE_MARKS.map((mark) => text.lastIndexOf(mark, latest)).filter((end) => end >= earliest);
  return ends.length > 0 ? Math.max(...ends) : Math.max(earliest, text.lastIndexOf(" ", latest));
}
