import type { KeyPoint } from "../../model/reading.ts";
import { selectedSentences, selectingSchema, writingSchema, writtenPoints } from "./answer.ts";
import { type NumberedSentences, oneLine, type Prompt, selectingPrompt, writingPrompt } from "./prompt.ts";

/** How a part's points came about; counted by `doctor`. */
export type LadderOutcome = "written" | "some dropped" | "retried" | "selected" | "nothing";

export interface LadderParts {
  /** Puts one prompt to the model; answers with its text. Throws as `askModel`. */
  readonly ask: (prompt: Prompt, schema: object, seed: number) => Promise<string>;
  /** Whether a point says only what its evidence says. */
  readonly isSupported: (point: KeyPoint) => boolean;
  /** A word that nobody can foresee. */
  readonly newDelimiter: () => string;
  readonly onOutcome: (outcome: LadderOutcome) => void;
  /** The summarizer's name, for `KeyPoint.by`. */
  readonly by: string;
}

/**
 * Climbs down until points stand that the article bears: what the model writes, less what fails; once more with another
 * seed; then only sentence numbers, whose sentences are printed as they stand. Empty where nothing stands: the rules'
 * turn.
 */
export async function climbDown(parts: LadderParts, numbered: NumberedSentences, points: number): Promise<KeyPoint[]> {
  const first = await write(parts, numbered, points, 1);
  if (first.supported.length > 0) {
    parts.onOutcome(first.dropped === 0 ? "written" : "some dropped");
    return first.supported;
  }
  const second = await write(parts, numbered, points, 2);
  if (second.supported.length > 0) {
    parts.onOutcome("retried");
    return second.supported;
  }
  const selected = await select(parts, numbered, points);
  parts.onOutcome(selected.length > 0 ? "selected" : "nothing");
  return selected;
}

async function write(
  parts: LadderParts,
  numbered: NumberedSentences,
  points: number,
  seed: number,
): Promise<{ supported: KeyPoint[]; dropped: number }> {
  const { length } = numbered.sentences;
  const prompt = writingPrompt(numbered, points, parts.newDelimiter());
  const answer = await parts.ask(prompt, writingSchema(length, points), seed);
  const proposed = writtenPoints(answer, length).map(({ sentences, text }) => ({
    text: oneLine(text),
    evidence: evidenceOf(numbered, sentences),
    by: parts.by,
  }));
  const supported = proposed.filter(parts.isSupported).slice(0, points);
  return { supported: inTextOrder(supported), dropped: proposed.length - supported.length };
}

async function select(parts: LadderParts, numbered: NumberedSentences, points: number): Promise<KeyPoint[]> {
  const { length } = numbered.sentences;
  const prompt = selectingPrompt(numbered, points, parts.newDelimiter());
  const answer = await parts.ask(prompt, selectingSchema(length, points), 3);
  return selectedSentences(answer, length)
    .map((number) => evidenceOf(numbered, [number]))
    .map((evidence) => ({ text: sentenceText(numbered, evidence), evidence, by: parts.by }))
    .filter(parts.isSupported)
    .slice(0, points);
}

function evidenceOf({ sentences }: NumberedSentences, numbers: readonly number[]): KeyPoint["evidence"] {
  return numbers.flatMap((number) => sentences[number - 1] ?? []);
}

function sentenceText({ text }: NumberedSentences, evidence: KeyPoint["evidence"]): string {
  return evidence.map(({ start, end }) => oneLine(text.slice(start, end))).join(" ");
}

function inTextOrder(points: readonly KeyPoint[]): KeyPoint[] {
  return points.toSorted((one, other) => (one.evidence[0]?.start ?? 0) - (other.evidence[0]?.start ?? 0));
}
