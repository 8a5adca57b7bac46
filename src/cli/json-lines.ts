import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
import { problemWords } from "../model/problem.ts";
import type { CommandLine } from "./context.ts";
import { type Fields, faultsOf, type RecordOf, recordOf } from "./line-fields.ts";

/** A longer line is refused unread, so that memory stays flat whatever comes. */
const MAX_LINE_CHARACTERS = 32 * 1024 * 1024;

/** One line of input: its record, or why it is none. `number` counts from 1. */
export type InputLine<T> =
  | { readonly number: number; readonly record: T }
  | { readonly number: number; readonly error: string };

export const articleLine = {
  id: "filled",
  text: "string",
  title: "optional",
  outlet: "optional",
  url: "optional",
  publishedAt: "optional",
  group: "optional",
} as const;

export type ArticleLine = RecordOf<typeof articleLine>;

/** The records of a stream of JSON lines, one at a time; blank lines are passed over, broken ones are told. */
export async function* readJsonLines<F extends Fields>(
  line: CommandLine,
  fields: F,
): AsyncGenerator<InputLine<RecordOf<F>>> {
  let number = 0;
  for await (const text of textLines(line)) {
    number += 1;
    if (text === null) {
      yield { number, error: `line ${number}: longer than ${MAX_LINE_CHARACTERS} characters` };
    } else if (text.trim() !== "") {
      yield parseLine(number === 1 ? withoutByteOrderMark(text) : text, number, fields);
    }
  }
}

const withoutByteOrderMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

/** Writes one JSON line and waits while the reader is behind. */
export async function writeJsonLine(line: CommandLine, value: unknown): Promise<void> {
  if (line.stdout.write(`${JSON.stringify(value)}\n`) || line.signal.aborted) return;
  await once(line.stdout, "drain", { signal: line.signal }).catch(() => undefined);
}

function parseLine<F extends Fields>(text: string, number: number, fields: F): InputLine<RecordOf<F>> {
  try {
    const value: unknown = JSON.parse(text);
    const faults = faultsOf(value, fields);
    if (faults.length === 0) return { number, record: recordOf(value as RecordOf<F>, fields) };
    return { number, error: `line ${number}: ${faults.join("; ")}` };
  } catch (thrown) {
    return { number, error: `line ${number}: not JSON (${problemWords(thrown)})` };
  }
}

/** Lines without their ends; null for one that is too long to be read. */
async function* textLines({ stdin, signal }: CommandLine): AsyncGenerator<string | null> {
  const decoder = new StringDecoder("utf8");
  let rest: string | null = "";
  for await (const chunk of stdin) {
    if (signal.aborted) return;
    const pieces = decoder.write(chunk as Buffer).split("\n");
    const last = pieces.pop() ?? "";
    for (const piece of pieces) {
      yield append(rest, piece);
      rest = "";
    }
    rest = append(rest, last);
  }
  if (rest !== "") yield rest;
}

/** The line so far with one more piece; null from where it is too long on. */
function append(line: string | null, piece: string): string | null {
  return line === null || line.length + piece.length > MAX_LINE_CHARACTERS ? null : line + piece;
}
