import ora from "ora";
import type { CommandLine } from "./context.ts";

export interface Progress {
  show(words: string): void;
  done(): void;
}

/**
 * A line that moves on a terminal; nothing at all where the output is piped, or where a terminal does not tell its width (0
 * columns): a line cannot be taken back there.
 */
export function showProgress(line: Pick<CommandLine, "stderr">, words: string): Progress {
  if (!line.stderr.isTTY || line.stderr.columns === 0) return { show: () => undefined, done: () => undefined };
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
