import ora from "ora";
import type { CommandLine } from "./context.ts";

export interface Progress {
  show(words: string): void;
  done(): void;
}

/** A line that moves on a terminal; nothing at all where the output is piped. */
export function showProgress(line: CommandLine, words: string): Progress {
  if (!line.stderr.isTTY) return { show: () => undefined, done: () => undefined };
  const spinner = ora({ text: words, stream: line.stderr as NodeJS.WriteStream, discardStdin: false }).start();
  return {
    show: (next) => {
      spinner.text = next;
    },
    done: () => {
      spinner.stop();
    },
  };
}
