import { usualLanguage } from "../../../languages/known.ts";
import { isStopWord } from "../../../languages/terms/stop-words.ts";
import type { Speaker } from "../../../model/reading.ts";
import { foldLetters } from "../../../text/letters.ts";
import { madeIn } from "../../../text/made-in.ts";
import { remembered } from "../../../text/remembered.ts";
import { soundKey } from "../../../text/sound-key.ts";
import { wordsOf } from "../../../text/words.ts";

/**
 * Whether two speakers can be one person: the last names alike in spelling or sound ("Zelensky", "Zelenskyy"), or one
 * known by a role or institution that the other has ("the Kremlin", "Kremlin spokesman Dmitry Peskov"). Unknown speakers
 * can be anybody.
 */
export function isSameSpeaker(one: Speaker | null, other: Speaker | null): boolean {
  if (one === null || other === null) return true;
  const [name, otherName] = [nameWords(one.name), nameWords(other.name)];
  return sharesLastName(name, otherName) || isKnownBy(one, otherName) || isKnownBy(other, name);
}

/** Speakers, numbered from 0 as they come, by the words of their names and roles. */
export interface SpeakerIndex {
  add(speaker: Speaker): void;
  /** The numbers, ascending, of all that `isSameSpeaker` can take for this one, and of few others. */
  like(speaker: Speaker): number[];
}

/** One person's two speakers have a word of a name in common, or its sound, or one's role has a word of the other's name. */
export function createSpeakerIndex(): SpeakerIndex {
  const [named, roled] = [new Map<string, number[]>(), new Map<string, number[]>()];
  let count = 0;
  return {
    add({ name, role }) {
      for (const word of namedBy(name)) madeIn(named, word, () => []).push(count);
      for (const word of new Set(nameWords(role ?? ""))) madeIn(roled, word, () => []).push(count);
      count += 1;
    },
    like({ name, role }) {
      const byName = [...namedBy(name)].flatMap((word) => [...(named.get(word) ?? []), ...(roled.get(word) ?? [])]);
      const byRole = nameWords(role ?? "").flatMap((word) => named.get(word) ?? []);
      return [...new Set([...byName, ...byRole])].sort((one, other) => one - other);
    },
  };
}

/** The words of a name, and how its last one sounds; no word has a blank. */
function namedBy(name: string): ReadonlySet<string> {
  const words = nameWords(name);
  const sound = soundKey(words.at(-1) ?? "");
  return new Set(sound === "" ? words : [...words, `sound ${sound}`]);
}

/** Of two speakers of one utterance the one in no doubt, else the one that says more: a name, the longer one. */
export function fullerSpeaker(one: Speaker | null, other: Speaker | null): Speaker | null {
  if (one === null || other === null) return one ?? other;
  if (one.doubtful !== other.doubtful && !isSameSpeaker(one, other)) return one.doubtful ? other : one;
  const worth = (speaker: Speaker) =>
    (speaker.group ? 0 : 10) + nameWords(speaker.name).length + (speaker.role ? 1 : 0);
  const { doubtful: _, ...fuller } = worth(other) > worth(one) ? other : one;
  const doubt = one.doubtful && other.doubtful ? { doubtful: true } : {};
  return { ...fuller, ...doubt, role: fuller.role ?? one.role ?? other.role };
}

/** Every quote's speaker is compared with those of many others, whatever the languages of their articles. */
const nameWords: (name: string) => readonly string[] = remembered((name) =>
  wordsOf(foldLetters(name))
    .map(({ lower }) => lower)
    .filter((word) => !isStopWord(word, usualLanguage())),
);

function sharesLastName(one: readonly string[], other: readonly string[]): boolean {
  const [last, otherLast] = [one.at(-1) ?? "", other.at(-1) ?? ""];
  if (last === "" || otherLast === "") return false;
  const key = soundKey(last);
  if (last !== otherLast && (key === "" || key !== soundKey(otherLast))) return false;
  const [first, otherFirst] = [one.at(0) ?? "", other.at(0) ?? ""];
  return one.length < 2 || other.length < 2 || first[0] === otherFirst[0];
}

/** Whether a speaker's name or role has all the words by which the other is called. */
function isKnownBy({ name, role }: Speaker, called: readonly string[]): boolean {
  const own = new Set([...nameWords(name), ...nameWords(role ?? "")]);
  return called.length > 0 && called.every((word) => own.has(word));
}
