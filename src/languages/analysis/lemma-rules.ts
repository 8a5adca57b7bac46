/**
 * How the plain form of a word is made from what is written: `strip` letters off its end, `add` put there, and "ge" taken
 * out or off where `participle` ("an|ge|kündigt", "ge|sagt").
 */
export interface LemmaRule {
  readonly strip: number;
  readonly add: string;
  readonly participle: boolean;
}

/** Plain forms by the ends of words: the rule of the longest ending that the table has for a tag. */
export interface LemmaRules {
  /** By "VERB:finite" and the ending behind it, "VERB:finite ied"; a whole word has a "^" before it. */
  readonly endings: ReadonlyMap<string, LemmaRule>;
}

/** The longest ending that tells anything. */
export const LONGEST_ENDING = 7;

/** The plain form of a word in lower case; the word itself where nothing is known of its end. */
export function lemmaOf({ endings }: LemmaRules, word: string, tag: string): string {
  const whole = endings.get(`${tag} ^${word}`);
  if (whole) return applied(whole, word);
  for (let length = Math.min(LONGEST_ENDING, word.length); length >= 0; length--) {
    const rule = endings.get(`${tag} ${word.slice(word.length - length)}`);
    if (rule) return applied(rule, word);
  }
  return word;
}

/** The word with a rule applied. */
export function applied({ strip, add, participle }: LemmaRule, word: string): string {
  const changed = word.slice(0, word.length - strip) + add;
  if (!participle) return changed;
  const at = participleMark(word);
  return at < 0 ? changed : changed.slice(0, at) + changed.slice(at + 2);
}

/** Where the "ge" of a participle stands: at its head, else behind a prefix of up to six letters. */
export function participleMark(word: string): number {
  if (word.startsWith("ge")) return 0;
  const at = word.indexOf("ge", 2);
  return at <= 6 ? at : -1;
}

/** Rules as lines: tag, ending, number of letters, what is put there, and "ge" for participles; tabs between. */
export function lemmaLines({ endings }: LemmaRules): string {
  const lines = [...endings].map(([key, { strip, add, participle }]) => {
    const [tag = "", ending = ""] = key.split(" ");
    return [tag, ending, strip, add, participle ? "ge" : ""].join("\t").trimEnd();
  });
  return `${lines.sort().join("\n")}\n`;
}

/** Reads what `lemmaLines` wrote. */
export function readLemmaRules(lines: string): LemmaRules {
  const endings = new Map<string, LemmaRule>();
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const [tag = "", ending = "", strip = "0", add = "", participle = ""] = line.split("\t");
    endings.set(`${tag} ${ending}`, { strip: Number(strip), add, participle: participle === "ge" });
  }
  return { endings };
}
