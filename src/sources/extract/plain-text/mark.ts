import type { Language } from "../../../languages/language.ts";
import { WORDLESS } from "../../../languages/wordless.ts";
import type { Block, BlockRole, TextRange } from "../../../model/article.ts";
import { markAdverts } from "./adverts.ts";
import { readByLine } from "./by-line.ts";
import { isCaption } from "./captions.ts";
import { isCredit } from "./credits.ts";
import { hasDatePart, readDateLine } from "./date-line.ts";
import { headsLinkList, isFurniture, pointedFrom } from "./furniture.ts";
import { markHead, markSubheadings } from "./headings.ts";
import { blocksWithin } from "./inside.ts";
import { isProse, isShortLine, type Paragraph, readParagraphs } from "./paragraph.ts";
import { markClosingSummary, markSummaryLists } from "./summary.ts";

type Roles = (BlockRole | null)[];

const LONGEST_LINK_LIST = 6;

/** The blocks of a plain text, every character that is no blank in one. `title` is the headline where it is known. */
export function markBlocks(text: string, title: string | null, language: Language | null): Block[] {
  const paragraphs = readParagraphs(text, language ?? WORDLESS);
  return paragraphs.length < 2
    ? blocksOf(text, paragraphs, [null], language)
    : blocksOf(text, paragraphs, rolesOf(text, paragraphs, title), language);
}

/** A role for every paragraph that is not body. */
function rolesOf(text: string, paragraphs: readonly Paragraph[], title: string | null): Roles {
  const roles: Roles = paragraphs.map(lineRole);
  markLinkLists(paragraphs, roles);
  markAdverts(paragraphs, roles);
  markSummaryLists(paragraphs, roles);
  markHead(text, paragraphs, roles, title);
  markClosingSummary(paragraphs, roles);
  markSubheadings(paragraphs, roles);
  markTail(paragraphs, roles);
  return roles.some((role) => role === null) ? roles : bodyAfterAll(paragraphs, roles);
}

/** Marks the short lines under "Related articles" and the like. */
function markLinkLists(paragraphs: readonly Paragraph[], roles: Roles): void {
  for (const [i, { words }] of paragraphs.entries()) {
    if (!headsLinkList(words)) continue;
    for (let at = i + 1; at <= i + LONGEST_LINK_LIST; at++) {
      const line = paragraphs[at];
      if (!line || roles[at] !== null || !isShortLine(line) || line.wordCount < 3 || line.heading) break;
      roles[at] = "boilerplate";
    }
  }
}

/** The role that a line's own words tell. */
function lineRole({ words, wordCount, ended, heading }: Paragraph): BlockRole | null {
  if (words === "") return null;
  if (isFurniture(words, wordCount)) return pointedFrom(words) < 0 ? "boilerplate" : "pointer";
  if (isCredit(words)) return "credit";
  if (readDateLine(words).length > 0 || hasDatePart(words) || readByLine(words) !== null) return "byline";
  return !heading && isCaption(words, ended) ? "caption" : null;
}

/** A text in which nothing is left has its prose back. */
const bodyAfterAll = (paragraphs: readonly Paragraph[], roles: Roles): Roles =>
  paragraphs.map((paragraph, i) =>
    isProse(paragraph) && !OF_THE_PAGE.has(roles[i] ?? null) ? null : (roles[i] ?? null),
  );

const OF_THE_PAGE: ReadonlySet<BlockRole | null> = new Set<BlockRole>(["boilerplate", "pointer"]);

function blocksOf(text: string, paragraphs: readonly Paragraph[], roles: Roles, language: Language | null): Block[] {
  const first = roles.indexOf(null);
  const last = roles.lastIndexOf(null);
  return paragraphs.flatMap(({ start, end }, i): Block[] => {
    const role = roles[i];
    if (role === "pointer") return pointerBlocks(text, { start, end });
    return role ? [{ start, end, role }] : blocksWithin(text, { start, end }, i <= first + 1, i === last, language);
  });
}

/** The label of a line that names another article, and its headline. */
function pointerBlocks(text: string, { start, end }: TextRange): Block[] {
  const from = start + Math.max(0, pointedFrom(text.slice(start, end)));
  const label: Block = { start, end: from, role: "boilerplate" };
  return [
    ...(from > start ? [{ ...label, end: start + text.slice(start, from).trimEnd().length }] : []),
    { start: from, end, role: "pointer" },
  ];
}

const MOST_WORDS_OF_A_TAIL = 6;

/** What somebody says, where nothing but the mark that closes it tells that it ends: "「検討します」". */
const IN_CORNERS = /^[「『].*[」』]$/u;

/** Marks the stray short lines behind the last paragraph of prose: labels of the page below the article. */
function markTail(paragraphs: readonly Paragraph[], roles: Roles): void {
  for (let i = paragraphs.length - 1; i > 1; i--) {
    const paragraph = paragraphs[i];
    if (!paragraph) break;
    if (roles[i] !== null) continue;
    if (isProse(paragraph) || !isShortLine(paragraph) || paragraph.wordCount > MOST_WORDS_OF_A_TAIL || paragraph.bullet)
      break;
    if (IN_CORNERS.test(paragraph.words)) break;
    roles[i] = "boilerplate";
  }
}
