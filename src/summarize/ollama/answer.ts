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

/** The sound points of an answer; one that names a sentence that is not there, and what is not JSON, gives nothing. */
export function writtenPoints(answer: string, sentenceCount: number): ProposedPoint[] {
  const parsed = written.safeParse(jsonWithin(answer));
  if (!parsed.success) return [];
  return parsed.data.points.flatMap((point) => {
    const sound = proposedPoint.safeParse(point);
    if (!sound.success) return [];
    const sentences = soundNumbers(sound.data.sentences, sentenceCount);
    const isWhole =
      sentences.length === new Set(sound.data.sentences).size && sentences.length <= MOST_SENTENCES_A_POINT;
    return isWhole ? [{ sentences, text: sound.data.text }] : [];
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
  return [...new Set(sound)].sort((a, b) => a - b);
}

/** Servers that ignore the schema may put prose or a code fence around the JSON. */
function jsonWithin(answer: string): unknown {
  const end = answer.lastIndexOf("}") + 1;
  const starts = [answer.indexOf("{"), answer.search(/\{\s{0,20}"/)];
  for (const start of new Set(starts)) {
    const parsed = start < 0 ? null : parsedJson(answer.slice(start, end));
    if (parsed !== null) return parsed;
  }
  return null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
