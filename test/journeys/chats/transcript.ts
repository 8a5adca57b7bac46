import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const FOLDER = join(import.meta.dirname, "../../../docs/transcripts");
const COLUMNS = 96;

/** One journey written down: what people did, and what the chat showed them. */
export interface Transcript {
  /** "Ines types `/help`." */
  did(what: string): void;
  /** "Only Ines sees:", and the message as plain text. */
  shows(whom: string, text: string): void;
}

/** The journeys of one chat beside those in `docs/transcripts`; written anew where UPDATE_TRANSCRIPTS is set. */
export class Transcripts {
  readonly #file: string;
  readonly #introduction: string;
  readonly #sections: string[] = [];

  constructor(file: string, introduction: string) {
    this.#file = join(FOLDER, file);
    this.#introduction = introduction;
  }

  begin(title: string): Transcript {
    const at = this.#sections.push(`## ${title}\n`) - 1;
    const add = (text: string) => {
      this.#sections[at] += `\n${text}\n`;
    };
    return {
      did: add,
      shows: (whom, text) => add(`${whom}\n\n\`\`\`text\n${wrapped(text)}\n\`\`\``),
    };
  }

  /** Compares the journey that ended last with the one written down. */
  check(): void {
    const told = this.#sections.at(-1);
    if (told === undefined || process.env["UPDATE_TRANSCRIPTS"]) return;
    const [title = ""] = told.split("\n");
    const kept = existsSync(this.#file) ? readFileSync(this.#file, "utf8") : "";
    const from = kept.indexOf(`${title}\n`);
    expect(from, `${title} stands in docs/transcripts: run with UPDATE_TRANSCRIPTS=1 after a change`).toBeGreaterThan(
      0,
    );
    const until = kept.indexOf("\n## ", from);
    expect(told.trim()).toBe(kept.slice(from, until < 0 ? undefined : until).trim());
  }

  write(): void {
    if (!process.env["UPDATE_TRANSCRIPTS"]) return;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(this.#file, `${this.#introduction}\n\n${this.#sections.join("\n")}`);
  }
}

function wrapped(text: string): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line.trimEnd()))
    .join("\n");
}

/** What is wrapped stays behind the mark that it began with. */
function wrapLine(line: string): string[] {
  const mark = /^(?: *(?:\| |• |\d+\. |- ))*/.exec(line)?.[0] ?? "";
  const indent = mark.replace(/[^|]/g, " ");
  const lines = [mark];
  for (const word of line.slice(mark.length).split(" ")) {
    const last = lines.at(-1) ?? "";
    const isBare = last === mark || last === indent;
    if (!isBare && last.length + word.length + 1 > COLUMNS) lines.push(indent + word);
    else lines[lines.length - 1] = isBare ? last + word : `${last} ${word}`;
  }
  return lines.map((one) => one.trimEnd());
}
