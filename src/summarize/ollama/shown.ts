import { usualLanguage } from "../../languages/known.ts";
import type { ChoiceQuestion, ShownText } from "../../model/choice.ts";
import { addressesReader } from "../../points/addressing.ts";

/** A question as it is shown: every text on a line of its own behind its id, in an order that nobody can foresee. */
export interface ShownQuestion {
  readonly lines: readonly string[];
  /** By id ("p1", "h1", "q1") the place in the question's list; the ids in the order in which they are shown. */
  readonly candidates: ReadonlyMap<string, number>;
  readonly headlines: ReadonlyMap<string, number>;
  readonly quotes: ReadonlyMap<string, number>;
}

const LONGEST_OUTLET = 40;
const LONGEST_TEXT = 600;

/**
 * Shows a question within so many characters: headlines and quotes, and of the candidates, whose best come first, as many
 * as there is room for. The order of each list is shuffled by a seed, so that no text can say where it stands or be put
 * first by how its article is written.
 */
export function shownQuestion(question: ChoiceQuestion, characters: number, seed: number): ShownQuestion {
  const random = randomOf(seed);
  const headlines = shelf("h", question.headlines, shuffled(question.headlines.length, random));
  const quotes = shelf("q", question.quotes, shuffled(question.quotes.length, random));
  const room = characters - lengthOf([...headlines.lines, ...quotes.lines]);
  const fitting = fittingCount(question.candidates, room);
  const candidates = shelf("p", question.candidates, shuffled(fitting, random));
  return {
    lines: [...candidates.lines, ...headlines.lines, ...quotes.lines],
    candidates: candidates.ids,
    headlines: headlines.ids,
    quotes: quotes.ids,
  };
}

function shelf(letter: string, texts: readonly ShownText[], order: readonly number[]) {
  const ids = new Map(order.map((place, index) => [`${letter}${index + 1}`, place]));
  const lines = [...ids].map(([id, place]) => lineOf(id, texts[place]));
  return { ids, lines };
}

const LONGEST_ID = "p00";

function fittingCount(texts: readonly ShownText[], room: number): number {
  let left = room;
  const beyond = texts.findIndex((text) => {
    left -= lengthOf([lineOf(LONGEST_ID, text)]);
    return left < 0;
  });
  return beyond < 0 ? texts.length : beyond;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

/** "p7 | Meridian Post, 4 March | Tolmark signed the accord." A day in words takes a third of the tokens of an ISO date. */
function lineOf(id: string, shown: ShownText | undefined): string {
  if (!shown) return id;
  const outlet = oneLine(shown.outlet ?? "").slice(0, LONGEST_OUTLET);
  const source = [addressesReader(outlet, usualLanguage()) ? "" : outlet, dayWords(shown.day)]
    .filter((word) => word !== "")
    .join(", ");
  return [id, source, oneLine(shown.text).slice(0, LONGEST_TEXT)].join(" | ");
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

function dayWords(day: string | null): string {
  const time = Date.parse(day ?? "");
  return Number.isNaN(time) ? "" : DAY.format(time);
}

/** One line, without control characters. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** The places of a list in an order that a source of randomness decides (R. A. Fisher and F. Yates, 1938). */
function shuffled(count: number, random: () => number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  for (let at = places.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  return places;
}

/** Numbers from 0 up to 1 by a seed: mulberry32 (T. Ettinger, 2017). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
