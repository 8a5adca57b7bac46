import { beginnings, pageWords } from "../words.ts";
import type { TextBlock } from "./block-text.ts";
import { isDateLine } from "./date-line.ts";
import { lengthOf } from "./prose.ts";

const pointerOf = beginnings(pageWords("pointer"));
const appealOf = beginnings(pageWords("appeal"));
const followingOf = beginnings(pageWords("following"));
const CREDITS = pageWords("credit-label");
const LINE_LABELS = new Set([...pageWords("line-label"), ...CREDITS]);
const labelOf = beginnings([...LINE_LABELS]);
const LABELS = new Set([...pageWords("label"), ...pageWords("pointer"), ...pageWords("last-section")]);
const NOTICES = pageWords("notice");
const NETWORKS = pageWords("network");

const LONGEST_NOTICE = 400;
const LONGEST_APPEAL = 250;
const LONGEST_POINTER = 300;
const LONGEST_LABELLED = 200;
const LONGEST_CAPTION = 300;
const LONGEST_CREDIT = 80;
const QUOTED = /[“”„«»"「]/;
/** Somebody's words, not a name in marks. */
const SPEECH = /^["“„«»]|[,.!?]["”“«»]/;
const ENDS_SENTENCE = /[.!?…。！？।]["”’»)\]]{0,2}$/;
const MARKS_BEFORE = /^[\s([\u2022\u25b6\u25ba\u25cf>»→*+#|–—-]{1,6}/;
/** A picture's maker at the end of a line: "… in May. © Agency", "(Photo: A. Example)", "[Foto: dpa]". */
const CREDIT_AT_END = /[([]\s?([\p{L}\s-]{3,25}?)\s?:[^()[\]]{2,80}[)\]]\.?$/u;

/** Whether a line belongs to the page, or to pictures and keywords, and not to the article's text. */
export function isFurnitureLine(block: TextBlock): boolean {
  const { text } = block;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (isDateLine(text)) return true;
  const lower = text.replace(MARKS_BEFORE, "").toLowerCase();
  return (
    isLabel(lower) || isLabelled(text, lower) || isNotice(text, lower) || isCredit(text) || isPointer(block, lower)
  );
}

function isLabel(lower: string): boolean {
  return lower.length <= 60 && LABELS.has(lower.replace(/[\s.:…!»>|⬇▼→]{1,6}$/u, ""));
}

/** The label of a line that tells of the article, "Tags: Ferries, Harbours", "Reading time: 4 min."; null for others. */
export function detailLabelOf(text: string): string | null {
  if (text.length > LONGEST_LABELLED || QUOTED.test(text)) return null;
  const lower = lowered(text);
  const label = labelOf(lower);
  return label !== null && !CREDITS.has(label) && /^\s?[:：]/.test(lower.slice(label.length)) ? label : null;
}

/** "Photo: A. Example", or more labels in a line. */
function isLabelled(text: string, lower: string): boolean {
  if (text.length > LONGEST_LABELLED || QUOTED.test(text)) return false;
  const label = labelOf(lower);
  if (label !== null && CREDITS.has(label) && /^\s?[:：]/.test(lower.slice(label.length))) return true;
  const labels = [...text.toLowerCase().matchAll(/(?<!\p{L})(\p{L}{3,20})\s?[:：]/gu)].filter(([, word]) =>
    LINE_LABELS.has(word ?? ""),
  );
  return labels.length >= 2;
}

const lowered = (text: string): string => text.replace(MARKS_BEFORE, "").toLowerCase();

function isNotice(text: string, lower: string): boolean {
  if (text.length > LONGEST_NOTICE || SPEECH.test(text)) return false;
  if (lower.startsWith("©") || lower.startsWith("(c)")) return true;
  if (text.length <= LONGEST_APPEAL && (appealOf(lower) !== null || asksToFollow(lower))) return true;
  return [...NOTICES].some((notice) => lower.includes(notice));
}

const asksToFollow = (lower: string): boolean =>
  followingOf(lower) !== null && [...NETWORKS].some((network) => lower.includes(network));

/** A line with the mark of rights towards its end, or the maker of a picture in brackets at its end, tells of a picture. */
function isCredit(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  if (text.lastIndexOf("©") >= Math.max(0, text.length - LONGEST_CREDIT)) return true;
  const maker = CREDIT_AT_END.exec(text.slice(-120))?.[1]?.trim().toLowerCase();
  return maker !== undefined && labelOf(maker) === maker;
}

/** A line that leads elsewhere: by its first words and a mark behind them, or as a link and nothing else. */
function isPointer({ text, linked }: TextBlock, lower: string): boolean {
  const share = linked / text.length;
  if (share > 0.9 && lengthOf(text) < 160 && !ENDS_SENTENCE.test(text)) return true;
  const words = text.length < LONGEST_POINTER ? pointerOf(lower) : null;
  if (words === null) return false;
  const isMarked = /^\s?(?:[:：|»>–—-]|\()/.test(lower.slice(words.length));
  return share > 0.4 || (isMarked && text.length < 160);
}
