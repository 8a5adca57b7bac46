import { type Command, Option } from "commander";
import { DEFAULT_MODEL } from "../app/default-model.ts";
import { chooseStories } from "../digest/choose/choose.ts";
import type { GatheredStory } from "../digest/choose/question.ts";
import { assembleStory } from "../digest/make/assemble.ts";
import type { Article } from "../model/article.ts";
import { problemWords } from "../model/problem.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { Story, StoryExcerpt } from "../model/story.ts";
import { readArticle } from "../reading/read.ts";
import { articleFromText } from "../sources/extract/plain-text/article.ts";
import { createStoryBook, type Placed } from "../stories/book.ts";
import type { StoryLimits } from "../stories/tell.ts";
import type { Chooser } from "../summarize/chooser.ts";
import type { Summarizer } from "../summarize/summarizer.ts";
import type { CommandLine } from "./context.ts";
import { type ArticleLine, articleLine, readJsonLines, writeJsonLine } from "./json-lines.ts";
import { positiveInteger } from "./options.ts";
import { openSpillFile, type SpillFile } from "./spill-file.ts";

const DEFAULT_POINTS = 5;
/** So many articles are sorted beside one another; later ones are sorted into what is there. */
const SORTED_AT_ONCE = 5000;

interface StoriesOptions {
  readonly points: number;
  readonly words?: number;
  readonly summarizer: "rules" | "ollama";
  readonly model?: string;
}

export function registerStories(program: Command, line: CommandLine): void {
  program
    .command("stories")
    .description("sort articles (JSON lines on standard input) into stories and tell each")
    .requiredOption("--jsonl", 'one article a line in (with "group": told as that story), one story a line out')
    .option("--points <K>", "at most K key points a story", positiveInteger, DEFAULT_POINTS)
    .option("--words <W>", "at most W words over all key points of a story", positiveInteger)
    .addOption(
      new Option("--summarizer <NAME>", "who chooses key points").choices(["rules", "ollama"]).default("rules"),
    )
    .option("--model <MODEL>", `the Ollama model (default: the configured one, else ${DEFAULT_MODEL})`)
    .action(async (options: StoriesOptions) => {
      const limits = { points: options.points, words: options.words ?? null };
      await tellLines(line, {
        limits,
        chooser: options.summarizer === "rules" ? null : await loadChooser(options.model),
      });
    });
}

/** Loaded only where a model is asked for: the rules need neither its client nor the configuration. */
const loadChooser = async (model: string | undefined): Promise<Chooser> =>
  (await import("./named-chooser.ts")).namedChooser(model);

/** An article that waits in the spill file, with what sorting and ordering need. */
interface Waiting {
  readonly id: string;
  readonly group: string | null;
  /** When it was published, in milliseconds since 1970; infinity where that is not known. */
  readonly time: number;
  readonly place: number;
}

/** How a story is told. */
interface Telling {
  readonly limits: StoryLimits;
  /** Null for rules alone. */
  readonly chooser: Chooser | null;
}

async function tellLines(line: CommandLine, telling: Telling): Promise<void> {
  const spill = await openSpillFile<ArticleLine>();
  try {
    const waiting = await takeIn(line, spill);
    for (const story of await storiesOf(waiting, spill)) {
      if (line.signal.aborted) return;
      await writeJsonLine(line, await storyLine(story, spill, telling, line));
    }
  } finally {
    await spill.remove();
  }
}

/** Articles go to the disk as they come, so that memory holds no texts. */
async function takeIn(line: CommandLine, spill: SpillFile<ArticleLine>): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  const seen = new Set<string>();
  for await (const input of readJsonLines(line, articleLine)) {
    if ("error" in input) {
      await writeJsonLine(line, { id: null, error: input.error });
    } else if (seen.has(input.record.id)) {
      await writeJsonLine(line, { id: null, error: `line ${input.number}: id "${input.record.id}" was given before` });
    } else {
      const { id, group, publishedAt } = input.record;
      seen.add(id);
      const place = await spill.write(input.record);
      waiting.push({ id, group: group ?? null, time: timeOf(publishedAt ?? null), place });
    }
  }
  return waiting;
}

interface Gathered {
  readonly id: string;
  readonly members: readonly Waiting[];
  readonly followsUp: string | null;
}

/** Stories by id with their articles in order of publication: first the groups given, then what was sorted. */
async function storiesOf(waiting: readonly Waiting[], spill: SpillFile<ArticleLine>): Promise<Gathered[]> {
  const grouped = Map.groupBy(waiting, ({ group }) => group);
  const loose = grouped.get(null) ?? [];
  grouped.delete(null);
  const given = [...grouped].map(([id, members]) => ({ id: id ?? "", members: inOrder(members), followsUp: null }));
  return [...given, ...(await sorted(inOrder(loose), spill))];
}

async function sorted(articles: readonly Waiting[], spill: SpillFile<ArticleLine>): Promise<Gathered[]> {
  const book = createStoryBook();
  const placed: Placed[] = [];
  for (let from = 0; from < articles.length; from += SORTED_AT_ONCE) {
    const block: Article[] = [];
    for (const { place } of articles.slice(from, from + SORTED_AT_ONCE)) block.push(articleOf(await spill.read(place)));
    placed.push(...book.placeAll(block));
  }
  const mergedInto = new Map(book.takeMerges().map(({ from, into }) => [from, into]));
  const final = (story: string): string => {
    let at = story;
    for (let next = mergedInto.get(at); next !== undefined; next = mergedInto.get(at)) at = next;
    return at;
  };
  const followed = new Map(
    placed.flatMap(({ storyId, followsUp }) => (followsUp === null ? [] : [[storyId, followsUp]])),
  );
  return [...Map.groupBy(articles, (_, i) => final(placed[i]?.storyId ?? ""))].map(([id, members]) => {
    const earlier = final(followed.get(id) ?? id);
    return { id, members, followsUp: earlier === id ? null : earlier };
  });
}

const articleOf = (record: ArticleLine): Article => articleFromText(record.text, record);

/** By time of publication, undated ones last, then by id: the order of the input does not matter. */
function inOrder(articles: readonly Waiting[]): Waiting[] {
  return [...articles].sort((one, other) => {
    if (one.time !== other.time) return one.time < other.time ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}

function timeOf(date: string | null): number {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

/** A story of more articles is told from its first and its latest, so that no story needs much memory or time. */
const MOST_TOLD = 200;

const toldOf = (members: readonly Waiting[]): readonly Waiting[] =>
  members.length <= MOST_TOLD ? members : [...members.slice(0, MOST_TOLD / 2), ...members.slice(-MOST_TOLD / 2)];

/** Sentences, quotes and names are read here; the points are made from all articles together. */
const withoutPoints: Summarizer = { name: "rules", summarize: async () => [] };

async function storyLine(
  { id, members, followsUp }: Gathered,
  spill: SpillFile<ArticleLine>,
  telling: Telling,
  line: CommandLine,
): Promise<unknown> {
  const { limits } = telling;
  try {
    const articles: ReadArticle[] = [];
    for (const { place } of toldOf(members)) {
      const article = articleOf(await spill.read(place));
      articles.push({ article, reading: await readArticle(article, withoutPoints, limits, line.signal) });
    }
    const gathered = await assembleStory({ id, articles, followsUp }, limits);
    return printed(await chosenOrNot(telling, gathered, line), members);
  } catch (thrown) {
    return { id, error: problemWords(thrown) };
  }
}

async function chosenOrNot(
  { limits, chooser }: Telling,
  gathered: GatheredStory,
  { signal, stderr }: CommandLine,
): Promise<Story> {
  if (chooser === null) return gathered.story;
  const tell = (words: string) => void stderr.write(`${words}\n`);
  const choosing = { chooser, store: NOTHING_KEPT, until: signal, signal, now: () => new Date(), tell };
  const [chosen] = await chooseStories(choosing, [gathered], limits);
  return chosen?.story ?? gathered.story;
}

/** Lines are told once: nothing is remembered. */
const NOTHING_KEPT = { choice: async () => null, keepChoice: async () => undefined };

function printed(story: Story, members: readonly Waiting[]): unknown {
  const { id, headline, copies, keyPoints, sayings, disagreements, ...rest } = story;
  return {
    id,
    headline,
    articles: members.map((member) => member.id),
    copies,
    independentOutlets: rest.independentOutlets,
    keyPoints: keyPoints.map(({ text, by, evidence, outlets }) => ({
      text,
      by,
      evidence: evidence.map(({ articleId, start, end }) => ({ article: articleId, start, end })),
      outlets,
    })),
    sayings: sayings.map(({ speaker, quotes }) => ({ speaker, quotes: quotes.map(excerpt) })),
    disagreements: disagreements.map(({ kind, slot, isUpdate, sides }) => ({
      kind,
      slot,
      isUpdate,
      sides: sides.map((side) => ({ value: side.value, outlets: side.outlets, excerpt: excerpt(side.excerpt) })),
    })),
    ...(rest.followsUp === null ? {} : { followsUp: rest.followsUp }),
  };
}

const excerpt = ({ articleId, start, end, text }: StoryExcerpt) => ({ article: articleId, start, end, text });
