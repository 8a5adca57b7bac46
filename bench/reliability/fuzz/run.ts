import { seededRandom } from "../../seeded-random.ts";

/** Something that is given hostile input again and again. */
export interface Fuzz {
  /** Of the processor, for one case; by the clock it may take longer on a busy machine, up to WAITED times as long. */
  readonly deadlineMilliseconds: number;
  /** Makes a case and hands it in; answers with what became of it. Throws where something broke. */
  readonly run: (random: () => number) => Promise<string> | string;
  readonly stop?: () => Promise<void>;
}

const WAITED = 5;

export interface Tally {
  readonly cases: number;
  /** How often each thing became of a case. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failures: readonly { readonly number: number; readonly words: string }[];
  readonly longestMilliseconds: number;
  readonly longestNumber: number;
}

export interface Cases {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
}

/** Runs the cases one after the other; each has a random of its own, so that it can be run alone. */
export async function runFuzz(fuzz: Fuzz, { seed, from, count }: Cases): Promise<Tally> {
  const outcomes = new Map<string, number>();
  const failures: { number: number; words: string }[] = [];
  const stray = (thrown: unknown) => failures.push({ number: -1, words: `unhandled: ${wordsOf(thrown)}` });
  process.on("unhandledRejection", stray).on("uncaughtException", stray);
  let [longestMilliseconds, longestNumber] = [0, 0];
  for (let number = from; number < from + count; number++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    try {
      const outcome = await fuzz.run(seededRandom(Math.imul(seed, 1_000_003) + number));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (thrown) {
      failures.push({ number, words: wordsOf(thrown) });
    }
    const waited = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    const isLate = took > fuzz.deadlineMilliseconds || waited > WAITED * fuzz.deadlineMilliseconds;
    if (isLate) failures.push({ number, words: `took ${took.toFixed(0)} ms of ${waited.toFixed(0)}` });
    if (took > longestMilliseconds) [longestMilliseconds, longestNumber] = [took, number];
  }
  await fuzz.stop?.();
  process.off("unhandledRejection", stray).off("uncaughtException", stray);
  return { cases: count, outcomes, failures, longestMilliseconds, longestNumber };
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message).split("\n").slice(0, 4).join(" ") : String(thrown);
}

const MOST_TOLD = 10;

export function tallyWords(kind: string, tally: Tally): string {
  const { cases, outcomes, failures, longestMilliseconds, longestNumber } = tally;
  const became = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  const longest = `longest ${longestMilliseconds.toFixed(0)} ms of the processor (${kind}:${longestNumber})`;
  const told = failures.slice(0, MOST_TOLD).map(({ number, words }) => `  ${kind}:${number} ${words}`);
  return [`${kind}: ${cases} cases, ${failures.length} failures; ${became}; ${longest}`, ...told].join("\n");
}
