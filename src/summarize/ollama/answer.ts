import { z } from "zod";

/** A point as a model proposes it: sentence numbers from 1, then words. */
export interface ProposedPoint {
  readonly sentences: readonly number[];
  readonly text: string;
}

const MOST_SENTENCES_A_POINT = 3;

/** JSON schema of an answer to the writing prompt: sentence numbers come first, and only those that there are. */
export function writingSchema(sentenceCount: number, points: number): object {
  const point = {
    type: "object",
    properties: {
      sentences: { type: "array", items: sentenceNumber(sentenceCount), minItems: 1, maxItems: MOST_SENTENCES_A_POINT },
      text: { type: "string" },
    },
    required: ["sentences", "text"],
    additionalProperties: false,
  };
  return answerSchema("points", { type: "array", items: point, minItems: 1, maxItems: points });
}

/** JSON schema of an answer to the selecting prompt. */
export function selectingSchema(sentenceCount: number, points: number): object {
  return answerSchema("sentences", {
    type: "array",
    items: sentenceNumber(sentenceCount),
    minItems: 1,
    maxItems: points,
  });
}

function sentenceNumber(sentenceCount: number): object {
  return { type: "integer", enum: Array.from({ length: sentenceCount }, (_, index) => index + 1) };
}

function answerSchema(name: string, schema: object): object {
  return { type: "object", properties: { [name]: schema }, required: [name], additionalProperties: false };
}

const proposedPoint = z.object({ sentences: z.array(z.int()).min(1), text: z.string().trim().min(1).max(2_000) });
const written = z.object({ points: z.array(z.unknown()) });
const selected = z.object({ sentences: z.array(z.unknown()) });

/** The sound points of an answer; unsound ones, and whole answers that are not JSON, give nothing. */
export function writtenPoints(answer: string, sentenceCount: number): ProposedPoint[] {
  const parsed = written.safeParse(jsonWithin(answer));
  if (!parsed.success) return [];
  return parsed.data.points.flatMap((point) => {
    const sound = proposedPoint.safeParse(point);
    if (!sound.success) return [];
    const sentences = soundNumbers(sound.data.sentences, sentenceCount);
    return sentences.length === 0 ? [] : [{ sentences, text: sound.data.text }];
  });
}

/** The sound sentence numbers of an answer. */
export function selectedSentences(answer: string, sentenceCount: number): number[] {
  const parsed = selected.safeParse(jsonWithin(answer));
  return parsed.success ? soundNumbers(parsed.data.sentences, sentenceCount) : [];
}

function soundNumbers(numbers: readonly unknown[], sentenceCount: number): number[] {
  const sound = numbers.filter(
    (number): number is number => Number.isInteger(number) && Number(number) >= 1 && Number(number) <= sentenceCount,
  );
  return [...new Set(sound)].sort((a, b) => a - b).slice(0, 12);
}

/** Servers that ignore the schema may put prose or a code fence around the JSON. */
function jsonWithin(answer: string): unknown {
  const start = answer.indexOf("{");
  const end = answer.lastIndexOf("}");
  if (start < 0 || end <= start) return null;
  try {
    return JSON.parse(answer.slice(start, end + 1));
  } catch {
    return null;
  }
}
