import { join } from "node:path";
import { type ShownLine, shownIn, wantedIn } from "../../test/servers/ollama/choosing.ts";
import { choiceJson, says } from "../../test/servers/ollama/replies.ts";
import { scriptedOllama } from "../../test/servers/ollama/server.ts";
import { seededRandom } from "../seeded-random.ts";

/** The sets of the kit's points.mjs and merge.mjs, and how many points these ask for. */
const SETS: readonly (readonly [file: string, points: number])[] = [
  ["cnndm-valid-dev.jsonl.gz", 3],
  ["cnndm-train-dev.jsonl.gz", 3],
  ["newts-dev.jsonl.gz", 3],
  ["multinews-dev.jsonl.gz", 5],
  ["neus-dev.jsonl.gz", 5],
];
const DEFAULT = "qwen3:4b-instruct";

interface StandIn {
  readonly address: string;
  tally(): string;
  stop(): Promise<void>;
}

/** A server that speaks a model's protocol and chooses with the kit's references in hand, or by chance. */
export async function standIns(name: "oracle" | "random", kit: string): Promise<StandIn> {
  const choose = name === "oracle" ? await oracle(kit) : byChance();
  let calls = 0;
  let longest = 0;
  const server = await scriptedOllama({
    models: [process.env["SOUNDBITE_MODEL"] ?? DEFAULT],
    chats: [
      (response, body) => {
        calls += 1;
        const prompt = (body.messages ?? []).map(({ content }) => content).join("");
        longest = Math.max(longest, prompt.length);
        const lines = shownIn(body).filter(({ id }) => id.startsWith("p"));
        return says(choiceJson(choose(lines, wantedIn(body))))(response, body);
      },
    ],
  });
  return {
    address: server.address,
    tally: () => `${calls} calls; the longest prompt had ${longest} characters`,
    stop: () => server[Symbol.asyncDispose](),
  };
}

type Choose = (lines: readonly ShownLine[], wanted: number) => string[];

function byChance(): Choose {
  const random = seededRandom(1);
  return (lines, wanted) => {
    const rest = [...lines];
    const take = () => rest.splice(Math.floor(random() * rest.length), 1).map(({ id }) => id);
    return Array.from({ length: Math.min(wanted, lines.length) }, take).flat();
  };
}

interface Reference {
  /** All texts, blanks made single. */
  readonly text: string;
  readonly keyPoints: readonly string[];
  readonly points: number;
}

/**
 * Greedily the candidate that raises ROUGE-1 and ROUGE-2 to the reference most, as the kit's own oracle over sentences, but
 * always as many as are wanted, as a model must; the first that it takes is the most telling.
 */
async function oracle(kit: string): Promise<Choose> {
  const lib = (file: string) => import(join(kit, "lib", file));
  const [{ readRecords }, { rougeN, tokens }, { sentences }] = await Promise.all([
    lib("data.mjs"),
    lib("rouge.mjs"),
    lib("sentences.mjs"),
  ]);
  const references: Reference[] = [];
  for (const [file, points] of SETS) {
    for (const record of readRecords(join(kit, "data", file))) {
      const articles: { text: string }[] = record.articles ?? [record];
      const keyPoints = record.articles ? record.keyPoints.flatMap(sentences) : record.keyPoints;
      references.push({ text: articles.map(({ text }) => oneLine(text)).join(" "), keyPoints, points });
    }
  }
  return (lines) => {
    const of = referenceOf(references, lines);
    if (!of) return [];
    const wanted = of.keyPoints.flatMap(tokens);
    const score = (chosen: readonly ShownLine[]): number => {
      const words = chosen.flatMap(({ text }) => tokens(text));
      return rougeN(words, wanted, 1).f1 + rougeN(words, wanted, 2).f1;
    };
    const chosen: ShownLine[] = [];
    while (chosen.length < Math.min(of.points, lines.length)) {
      const rest = lines
        .filter((line) => !chosen.includes(line))
        .map((line) => ({ line, worth: score([...chosen, line]) }));
      chosen.push(rest.reduce((one, other) => (other.worth > one.worth ? other : one)).line);
    }
    return chosen.map(({ id }) => id);
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");
const LONG_ENOUGH = 24;
/** A candidate may begin with another capital, or without its first words, than its sentence. */
const middleOf = ({ text }: ShownLine): string => text.slice(4, 4 + LONG_ENOUGH);

function referenceOf(references: readonly Reference[], lines: readonly ShownLine[]): Reference | null {
  let best: Reference | null = null;
  let most = 0;
  for (const reference of references) {
    const count = lines.filter((line) => reference.text.includes(middleOf(line))).length;
    if (count > most) [best, most] = [reference, count];
    if (count === lines.length) break;
  }
  return best;
}
