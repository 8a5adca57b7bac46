/**
 * `node bench/reliability/growth.ts`: processor time of everything that reads texts from outside, over texts made to be slow:
 * one piece again and again, doubled twice. Lists what grows faster than in proportion.
 */
import { parseArgs } from "node:util";
import { PIECES } from "./growth/pieces.ts";
import { SCANNERS } from "./growth/scanners.ts";

const { values } = parseArgs({ options: { characters: { type: "string", default: "40000" } } });
const smallest = Number(values.characters);
/** What is faster than this is too short to be measured. */
const LEAST_MILLISECONDS = 60;
const MOST_EXPONENT = 1.5;

function cpuMilliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  try {
    work();
  } catch {
    // Refused: that has its time too.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

let measured = 0;
let worst = { exponent: 0, words: "" };
for (const [name, scan] of Object.entries(SCANNERS)) {
  for (const piece of PIECES) {
    const text = (characters: number) => piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters);
    cpuMilliseconds(() => scan(text(2_000)));
    const [one = 0, four = 0] = [1, 4].map((times) => cpuMilliseconds(() => scan(text(times * smallest))));
    measured += 1;
    if (four < LEAST_MILLISECONDS) continue;
    const exponent = Math.log(four / Math.max(1, one)) / Math.log(4);
    const words = `${name} over ${JSON.stringify(piece)}: ${one.toFixed(0)} and ${four.toFixed(0)} ms, n^${exponent.toFixed(2)}`;
    if (exponent > worst.exponent) worst = { exponent, words };
    if (exponent <= MOST_EXPONENT) continue;
    console.log(`faster than in proportion: ${words}`);
    process.exitCode = 1;
  }
}
console.log(
  `${Object.keys(SCANNERS).length} readers, ${PIECES.length} texts, ${measured} pairs; the steepest: ${worst.words}`,
);
