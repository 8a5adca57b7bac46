import type { Command } from "commander";
import { type Moved, moveBetween } from "../app/move-store.ts";
import type { MoveProgress } from "../store/move/move.ts";
import type { CommandLine } from "./context.ts";
import { showProgress } from "./progress.ts";

const ABOUT = `
FROM and TO are each the path of a SQLite file or postgres://USER@HOST/DATABASE; a password is better left to PGPASSWORD or
.pgpass than written there. Stop every bot on either first. TO is a new file or an empty database; FROM is only read. Until every
row was compared TO is marked and no bot starts on it: a move that broke off is made again with the same command.`;

export function registerStore(program: Command, line: CommandLine): void {
  const store = program.command("store").description("the store as a whole");
  store
    .command("move")
    .description("move the store between SQLite and PostgreSQL, every row compared")
    .argument("<FROM>", "the store that there is")
    .argument("<TO>", "a new file, or an empty database")
    .option("--json", "print the tables with rows and digests as JSON")
    .addHelpText("after", ABOUT)
    .action((from: string, to: string, { json }: { readonly json?: boolean }) => move(line, from, to, json === true));
}

async function move(line: CommandLine, from: string, to: string, isJson: boolean): Promise<void> {
  const progress = showProgress(line, "looking at both stores");
  try {
    const moved = await moveBetween(from, to, (now) => progress.show(progressWords(now)), line.signal);
    line.stdout.write(isJson ? `${JSON.stringify(moved, null, 2)}\n` : movedWords(moved));
  } finally {
    progress.done();
  }
}

const progressWords = ({ step, rows, of }: MoveProgress): string => `${rows} of ${of} rows ${step}`;

function movedWords({ from, to, tables }: Moved): string {
  const rows = tables.reduce((all, table) => all + table.rows, 0);
  const lines = tables.filter((table) => table.rows > 0).map(({ table, rows: own }) => `${table.padEnd(16)} ${own}\n`);
  return (
    `${lines.join("")}All ${rows} rows of ${from} are in ${to} and were compared one by one.\n` +
    "The source is as it was. Name the target under store: or in SOUNDBITE_STORE, run soundbite doctor, start the bot.\n"
  );
}
