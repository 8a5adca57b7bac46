import type { Command } from "commander";
import { whichLanguage } from "../languages/detection/which-language.ts";
import { languageOf } from "../languages/known.ts";
import { splitSentences } from "../reading/sentences/split.ts";
import type { CommandLine } from "./context.ts";
import { readJsonLines, writeJsonLine } from "./json-lines.ts";
import type { RecordOf } from "./line-fields.ts";

const textLine = { id: "filled", text: "string" } as const;

export function registerSentences(program: Command, line: CommandLine): void {
  program
    .command("sentences")
    .description("split texts (JSON lines on standard input) into sentences")
    .requiredOption("--jsonl", 'one {"id","text"} a line in, one {"id","sentences":[[start,end]…]} a line out')
    .action(() => splitLines(line));
}

async function splitLines(line: CommandLine): Promise<void> {
  for await (const input of readJsonLines(line, textLine)) {
    await writeJsonLine(line, "error" in input ? { id: null, error: input.error } : splitRecord(input.record));
  }
}

function splitRecord({ id, text }: RecordOf<typeof textLine>): unknown {
  const sentences = splitSentences(
    text,
    [{ start: 0, end: text.length, role: "body" }],
    languageOf(whichLanguage(text)),
  );
  return { id, sentences: sentences.map(({ start, end }) => [start, end]) };
}
