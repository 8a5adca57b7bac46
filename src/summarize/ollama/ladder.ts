import { Problem } from "../../model/problem.ts";
import type { KeyPoint, PointPath } from "../../model/reading.ts";
import { selectedSentences, selectingSchema, writingSchema, writtenPoints } from "./answer.ts";
import { type NumberedSentences, type Prompt, selectingPrompt, type Wanted, writingPrompt } from "./prompt.ts";
import { printedSentence, standingPoints } from "./standing-points.ts";

export interface LadderParts {
  /** Puts one prompt to the model; answers with its text. Throws as `askModel`. */
  readonly ask: (prompt: Prompt, schema: object, seed: number) => Promise<string>;
  /** A word that nobody can foresee. */
  readonly newDelimiter: () => string;
  /** The summarizer's name, for `KeyPoint.by`. */
  readonly by: string;
}

/** What is left of one answer after verification. */
interface Rung {
  readonly points: readonly KeyPoint[];
  readonly proposed: number;
  readonly failure: Problem | null;
}

/**
 * Climbs down until points stand that the article bears: what the model writes, less what fails; once more with another
 * seed where less than half of it stands; then only sentence numbers, whose sentences are printed. Empty where nothing
 * stands: the rules' turn. Throws a Problem `unavailable` where the model answered nothing at all.
 */
export async function climbDown(parts: LadderParts, numbered: NumberedSentences, wanted: Wanted): Promise<KeyPoint[]> {
  const first = await write(parts, numbered, wanted, 1);
  const dropped = first.proposed - first.points.length;
  if (isEnough(first)) return along(first.points, dropped === 0 ? "written" : "some-dropped");
  const second = await write(parts, numbered, wanted, 2);
  if (second.points.length > first.points.length) return along(second.points, "retried");
  if (first.points.length > 0) return along(first.points, "some-dropped");
  const third = await select(parts, numbered, wanted);
  if (third.points.length === 0 && first.failure && second.failure && third.failure) throw third.failure;
  return along(third.points, "selected");
}

const isEnough = ({ points, proposed }: Rung): boolean => points.length > 0 && points.length * 2 >= proposed;

const along = (points: readonly KeyPoint[], path: PointPath): KeyPoint[] => points.map((point) => ({ ...point, path }));

async function write(parts: LadderParts, numbered: NumberedSentences, wanted: Wanted, seed: number): Promise<Rung> {
  const { length } = numbered.sentences;
  const prompt = writingPrompt(numbered, wanted, parts.newDelimiter());
  const { answer, failure } = await answerOf(parts.ask(prompt, writingSchema(length, wanted.points), seed));
  const proposed = writtenPoints(answer, length).map(({ sentences, text }) => ({
    text,
    evidence: evidenceOf(numbered, sentences),
    by: parts.by,
  }));
  const points = standingPoints(proposed, numbered).slice(0, wanted.points);
  return { points, proposed: proposed.length, failure };
}

async function select(parts: LadderParts, numbered: NumberedSentences, wanted: Wanted): Promise<Rung> {
  const { length } = numbered.sentences;
  const prompt = selectingPrompt(numbered, wanted, parts.newDelimiter());
  const { answer, failure } = await answerOf(parts.ask(prompt, selectingSchema(length, wanted.points), 3));
  const numbers = selectedSentences(answer, length);
  const proposed = numbers.flatMap((number) => {
    const evidence = evidenceOf(numbered, [number]);
    const text = evidence.map(({ start, end }) => printedSentence(numbered.text.slice(start, end))).join("");
    return text === "" ? [] : [{ text, evidence, by: parts.by, path: "selected" as const }];
  });
  return { points: standingPoints(proposed, numbered).slice(0, wanted.points), proposed: numbers.length, failure };
}

/** An answer that is of no use takes the ladder to its next rung; anything else is not the ladder's to mend. */
async function answerOf(asked: Promise<string>): Promise<{ answer: string; failure: Problem | null }> {
  try {
    return { answer: await asked, failure: null };
  } catch (thrown) {
    const isUseless = thrown instanceof Problem && (thrown.code === "unreadable" || thrown.code === "unavailable");
    if (!isUseless) throw thrown;
    return { answer: "", failure: thrown };
  }
}

function evidenceOf({ sentences }: NumberedSentences, numbers: readonly number[]): KeyPoint["evidence"] {
  return numbers.flatMap((number) => sentences[number - 1] ?? []);
}
