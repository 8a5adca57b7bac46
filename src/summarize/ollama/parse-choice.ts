import { z } from "zod";
import type { Choice } from "../../model/choice.ts";
import type { Wanted } from "./prompt.ts";
import type { ShownQuestion } from "./shown.ts";

const MOST_GROUPS = 3;
const MOST_OF_A_GROUP = 4;

/** JSON schema of an answer: only ids that were shown, as many as are wanted. */
export function choiceSchema({ candidates, headlines, quotes }: ShownQuestion, wanted: Wanted): object {
  const among = (ids: ReadonlyMap<string, number>) => ({ type: "string", enum: [...ids.keys()] });
  const listOf = (items: object, least: number, most: number) => ({
    type: "array",
    items,
    minItems: least,
    maxItems: most,
  });
  const exactly = (ids: ReadonlyMap<string, number>, count: number) =>
    listOf(among(ids), Math.min(count, ids.size), Math.min(count, ids.size));
  const properties = {
    points: exactly(candidates, wanted.points),
    ...(headlines.size > 0 ? { headline: among(headlines) } : {}),
    ...(quotes.size > 0 ? { quotes: exactly(quotes, wanted.quotes) } : {}),
    ...(candidates.size > 1
      ? { same: listOf(listOf(among(candidates), 2, Math.min(MOST_OF_A_GROUP, candidates.size)), 0, MOST_GROUPS) }
      : {}),
  };
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

const list = z.array(z.unknown()).catch([]);
const answered = z.object({
  points: list,
  headline: z.unknown().optional(),
  quotes: list,
  same: z.array(list).catch([]),
});

/** What an answer chose: only what was shown, each once, whatever else it says; nothing where it is no such answer. */
export function choiceOf(answer: string, { candidates, headlines, quotes }: ShownQuestion): Choice {
  const parsed = answered.safeParse(jsonWithin(answer));
  if (!parsed.success) return { points: [], headline: null, quotes: [], same: [] };
  const { points, headline, quotes: said, same } = parsed.data;
  return {
    points: placesOf(points, candidates),
    headline: placesOf([headline], headlines)[0] ?? null,
    quotes: placesOf(said, quotes),
    same: same
      .slice(0, MOST_GROUPS)
      .map((group) => placesOf(group, candidates))
      .filter(({ length }) => length > 1 && length <= MOST_OF_A_GROUP),
  };
}

/** An injected text that gets everything called the same would leave nothing to tell; hence the limits on groups. */
function placesOf(ids: readonly unknown[], places: ReadonlyMap<string, number>): number[] {
  return [...new Set(ids.flatMap((id) => (typeof id === "string" ? (places.get(id) ?? []) : [])))];
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
