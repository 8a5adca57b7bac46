import { Command, CommanderError } from "commander";
import { Problem, problemWords } from "../model/problem.ts";
import type { CommandLine, ExitCode, Streams } from "./context.ts";
import { registerExtract } from "./extract.ts";
import { registerFeed } from "./feed.ts";
import { registerRead } from "./read.ts";
import { registerSentences } from "./sentences.ts";
import { registerStories } from "./stories.ts";

/** Parses the arguments, runs one command and answers with its exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  ignoreClosedOutput(streams, stop);
  try {
    await buildProgram({ ...streams, signal: stop.signal }).parseAsync(argv, { from: "user" });
    return stop.signal.aborted ? 130 : 0;
  } catch (thrown) {
    return explain(thrown, streams, stop.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

function buildProgram(line: CommandLine): Command {
  const program = new Command("soundbite")
    .description("A self-hosted news-digest bot for Slack and Discord that never misquotes.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => line.stdout.write(text),
      writeErr: (text) => line.stderr.write(text),
    })
    .showHelpAfterError("(soundbite --help lists the commands; soundbite COMMAND --help tells about one)")
    .addHelpText("after", "\nExit codes: 0 done, 1 failed, 2 wrong use.");
  for (const register of [registerRead, registerStories, registerSentences, registerExtract, registerFeed]) {
    register(program, line);
  }
  return program;
}

function explain(thrown: unknown, streams: Streams, signal: AbortSignal): ExitCode {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
  if (signal.aborted) return 130;
  streams.stderr.write(`soundbite: ${problemWords(thrown)}\n`);
  return thrown instanceof Problem && thrown.code === "bad-input" ? 2 : 1;
}

/** A reader that left early (`| head`) ends the run quietly. */
function ignoreClosedOutput(streams: Streams, stop: AbortController): void {
  streams.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    stop.abort();
  });
}
