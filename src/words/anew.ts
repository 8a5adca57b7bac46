import { once } from "../text/once.ts";
import english from "./messages/en.json" with { type: "json" };
import { ENGLISH, type MessageId, type Words } from "./words.ts";

/**
 * What is thrown and what is kept is in English: the log, the command line and the archive have it so, and who reads it in
 * a chat later may be anybody. A message of these kinds is found again by its words, and said anew in a reader's.
 */
const KINDS = ["problem.", "reason.", "obstacle.", "late."];
/** No message is longer; what is, was not made of one. */
const LONGEST = 2_000;
/** A value may be a message itself, and so may one of its own. */
const DEEPEST = 3;

const COLON = ": ";
const MOST_COLONS = 4;

/** A message taken apart: what stands between its values, and their names. */
interface Pattern {
  readonly id: MessageId;
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** The most telling first: a message that is nearly all values fits much that another fits better. */
const patterns = once((): readonly Pattern[] =>
  Object.entries(english)
    .filter(([id]) => KINDS.some((kind) => id.startsWith(kind)))
    .flatMap(([id, template]) => {
      const texts = typeof template === "string" ? [template] : Object.values(template);
      return texts.map((text) => patternOf(id as MessageId, text));
    })
    .sort((one, other) => lettersIn(other) - lettersIn(one)),
);

function patternOf(id: MessageId, text: string): Pattern {
  const pieces = text.split(/\{(\w{1,20})\}/);
  return {
    id,
    literals: pieces.filter((_, index) => index % 2 === 0),
    names: pieces.filter((_, index) => index % 2 === 1),
  };
}

function lettersIn({ literals }: Pattern): number {
  return literals.join("").length;
}

/** The same in a reader's words, as far as it was made of messages; whatever else it says stays as it is. */
export function anew(text: string, words: Words, depth = 0): string {
  if (words === ENGLISH || text.length > LONGEST || depth > DEEPEST) return text;
  for (const pattern of patterns()) {
    const values = valuesIn(text, pattern);
    if (values === null) continue;
    const said = Object.entries(values).map(([name, value]) => [name, anew(value, words, depth + 1)]);
    return words.say(pattern.id, Object.fromEntries(said));
  }
  return anewAfterColon(text, words, depth);
}

/** "https://…: the site denied access": what stands before the colon is a name, or a message of its own. */
function anewAfterColon(text: string, words: Words, depth: number): string {
  for (
    let at = text.indexOf(COLON), tried = 0;
    at > 0 && tried < MOST_COLONS;
    at = text.indexOf(COLON, at + 1), tried++
  ) {
    const rest = text.slice(at + COLON.length);
    const said = anew(rest, words, depth + 1);
    if (said !== rest) return `${anew(text.slice(0, at), words, depth + 1)}${COLON}${said}`;
  }
  return text;
}

/** What stands for each name; null where the text was not made of this message. Linear in its length. */
function valuesIn(text: string, { literals, names }: Pattern): Readonly<Record<string, string>> | null {
  const [first = "", ...rest] = literals;
  if (!text.startsWith(first)) return null;
  const values = new Map<string, string>();
  let at = first.length;
  for (const [index, literal] of rest.entries()) {
    const end = endOfValue(text, literal, at, index === rest.length - 1);
    const name = names[index] ?? "";
    const value = text.slice(at, end);
    if (end < at || (values.get(name) ?? value) !== value || !mayStandFor(name, value)) return null;
    values.set(name, value);
    at = end + literal.length;
  }
  return at === text.length ? Object.fromEntries(values) : null;
}

/** A count is a number: "closed for 10 minutes" was not made of "{count} minutes". */
const mayStandFor = (name: string, value: string): boolean => name !== "count" || /^\d+$/.test(value);

/** Where the value that begins at `from` ends; below `from` where what must follow it does not. */
function endOfValue(text: string, literal: string, from: number, isLast: boolean): number {
  if (!isLast) return text.indexOf(literal, from);
  return text.endsWith(literal) ? text.length - literal.length : -1;
}
