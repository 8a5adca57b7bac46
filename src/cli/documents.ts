import { Problem, problemWords } from "../model/problem.ts";
import type { CommandLine } from "./context.ts";
import { readJsonLines, writeJsonLine } from "./json-lines.ts";
import type { Fields, RecordOf } from "./line-fields.ts";

const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;
/** Documents under way: the next line is parsed as JSON while the worker is busy with the one before. */
const UNDER_WAY = 2;

type DocumentFields = Fields & { readonly id: "filled" };

/** Answers every line with `{"id", …}` or `{"id","error"}`, in input order and each as soon as it is ready. */
export async function answerDocumentLines<F extends DocumentFields>(
  line: CommandLine,
  fields: F,
  answer: (record: RecordOf<F>) => Promise<unknown>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  let written: Promise<void> = Promise.resolve();
  for await (const input of readJsonLines(line, fields)) {
    const answered = "error" in input ? { id: null, error: input.error } : settled(input.record, answer);
    written = write(line, written, answered);
    underWay.push(written);
    if (underWay.length >= UNDER_WAY) await underWay.shift();
    if (line.signal.aborted) return;
  }
  await written;
}

/** Answers one document on standard input as indented JSON. */
export async function answerDocument(
  line: CommandLine,
  answer: (bytes: Uint8Array) => Promise<unknown>,
): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of line.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).byteLength;
    if (length > MAX_DOCUMENT_BYTES)
      throw new Problem("too-large", `standard input: more than ${MAX_DOCUMENT_BYTES} bytes`);
  }
  if (length === 0) throw new Problem("bad-input", "standard input is empty: give a document, as in `< page.html`");
  line.stdout.write(`${JSON.stringify(await answer(Buffer.concat(chunks)), null, 2)}\n`);
}

async function settled<F extends DocumentFields>(
  record: RecordOf<F>,
  answer: (record: RecordOf<F>) => Promise<unknown>,
): Promise<unknown> {
  const { id } = record as RecordOf<DocumentFields>;
  try {
    return { id, ...((await answer(record)) as object) };
  } catch (thrown) {
    return { id, error: problemWords(thrown) };
  }
}

async function write(line: CommandLine, before: Promise<void>, answered: unknown): Promise<void> {
  const value = await answered;
  await before;
  await writeJsonLine(line, value);
}
