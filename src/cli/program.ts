import { Command, CommanderError } from "commander";
import { Problem, problemWords } from "../model/problem.ts";
import { commandsFor } from "./commands.ts";
import type { CommandLine, ExitCode, Streams } from "./context.ts";

/** Parses the arguments, runs one command and answers with its exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const stop = new AbortController();
  const onSignal = () => {
    stop.abort();
    streams.stdin.destroy();
  };
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  ignoreClosedOutput(streams, stop);
  try {
    let isStopTheEnd = false;
    const untilStopped = () => {
      isStopTheEnd = true;
    };
    const program = await buildProgram(argv[0], { ...streams, signal: stop.signal, untilStopped });
    await program.parseAsync(argv, { from: "user" });
    return stop.signal.aborted && !isStopTheEnd ? 130 : 0;
  } catch (thrown) {
    return explain(thrown, streams, stop.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

async function buildProgram(called: string | undefined, line: CommandLine): Promise<Command> {
  const program = new Command("soundbite")
    .description("A self-hosted news-digest bot for Slack and Discord that never misquotes.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => line.stdout.write(text),
      writeErr: (text) => line.stderr.write(text),
    })
    .showHelpAfterError("(soundbite --help lists the commands; soundbite COMMAND --help tells about one)")
    .addHelpText("after", "\nExit codes: 0 done, 1 failed, 2 wrong use.");
  for (const register of await commandsFor(called)) register(program, line);
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
