import { type Language, perLanguage } from "../languages/language.ts";
import { opensDialogue } from "../languages/quote-marks/dialogue.ts";
import { markedBlock } from "../languages/quote-marks/regions.ts";
import type { TextRange } from "../model/article.ts";
import { paragraphsOf } from "../text/lines.ts";
import { remembered } from "../text/remembered.ts";

/**
 * The stretches of a text in which somebody else speaks: the turns of a dialogue or interview, and what stands between
 * quote marks, to the end of its paragraph where the mark is closed in a later one.
 */
export const spokenRanges = (text: string, language: Language): readonly TextRange[] => readers(language)(text);

const readers = perLanguage((language) => remembered((text) => findSpoken(text, language)));

function findSpoken(text: string, language: Language): TextRange[] {
  const paragraphs = paragraphsOf(text, 0, text.length);
  const turns = turnsAmong(paragraphs, text, language);
  return paragraphs.flatMap((paragraph) =>
    turns.has(paragraph)
      ? [paragraph]
      : markedBlock(text, paragraph, language.marks).regions.map(({ from, to }) => ({ start: from, end: to })),
  );
}

/** The paragraphs of a run that begin like turns, where one of them asks or tells who speaks. */
function turnsAmong(paragraphs: readonly TextRange[], text: string, language: Language): Set<TextRange> {
  const turns = new Set<TextRange>();
  let run: TextRange[] = [];
  for (const paragraph of [...paragraphs, null]) {
    if (paragraph && beginsTurn(text, paragraph, language)) {
      run.push(paragraph);
      continue;
    }
    if (run.some((each) => showsDialogue(text, each, language))) for (const each of run) turns.add(each);
    run = [];
  }
  return turns;
}

const DASH = /^(?:[—–―]{1,2}|-\s)/;
const LABEL = /^(\p{L}{1,14})\s?[.:：]/u;

function beginsTurn(text: string, { start }: TextRange, language: Language): boolean {
  const head = text.slice(start, start + LONGEST_LABEL);
  return DASH.test(head) || language.words("turn-labels").has(LABEL.exec(head)?.[1]?.toLowerCase() ?? "");
}

const LONGEST_LABEL = 20;

function showsDialogue(text: string, paragraph: TextRange, { marks }: Language): boolean {
  if (marks.dialogue && opensDialogue(text, paragraph)) return true;
  const rest = text.slice(paragraph.start + 1, paragraph.end);
  return /[?？؟]/.test(rest) || (DASH.test(text.charAt(paragraph.start)) && /\s[—–]\s?\p{Ll}/u.test(rest));
}
