import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGE_CODES } from "../../src/languages/known.ts";
import { WORD_LISTS } from "../../src/languages/language.ts";
import { parseWordList } from "../../src/languages/lexicon.ts";
import { type NamedList, sameLists } from "../tools/same-lists.ts";
import { wordListsIn } from "../tools/word-lists.ts";

const SOURCE = join(import.meta.dirname, "../../src");
const PACKS = [...LANGUAGE_CODES, "shared"] as const;

/** Lists of words that stand in code, and why. */
const IN_CODE: Readonly<Record<string, string>> = {
  "app/examine-model.ts": "outcomes of the model, named by the product",
  "chat/discord/registration.ts": "fields of Discord's commands",
  "cli/deliveries.ts": "states of a delivery, named by the product",
  "cli/digest.ts": "command words",
  "cli/json-lines.ts": "fields of a line of input",
  "commands/quota.ts": "command words",
  "digest/collect/take-leads.ts": "codes of problems",
  "digest/present/dates.ts": "options of Intl",
  "languages/analysis/between.ts": "names of features",
  "languages/analysis/word-class.ts": "forms of Universal Dependencies",
  "languages/known.ts": "codes of languages",
  "languages/language.ts": "names of the lists",
  "languages/pack.ts": "names of the lists",
  "languages/sentences/list-marks.ts": "Roman numerals",
  "languages/terms/spelling.ts": "endings of a rule, not words",
  "points/score.ts": "names of features",
  "reading/names/people.ts": "Roman numerals and the like behind names",
  "reading/quotes/resolve/pronouns.ts": "names of features",
  "reading/quotes/view.ts": "roles of blocks",
  "schedule/time-phrases.ts": "command words: what people type for a time",
  "schedule/day-words.ts": "command words: what people type for a day",
  "schedule/wall-clock.ts": "options of Intl",
  "schedule/words.ts": "command words: what people type for a schedule",
  "sources/dates/find-dates.ts": "ordinal endings in dates",
  "sources/dates/zones.ts": "time zones of RFC 822 and of feeds",
  "sources/extract/html/authors.ts": "ends of hosts and forms of companies",
  "sources/extract/html/block-text.ts": "HTML",
  "sources/extract/html/class-words.ts": "class names",
  "sources/extract/html/linked-data.ts": "schema.org",
  "sources/extract/html/names.ts": "what class names say, named by the product",
  "sources/extract/html/slim.ts": "HTML",
  "sources/extract/html/stated-dates.ts": "class names",
  "sources/extract/html/visible-dates.ts": "ends of hosts",
  "sources/extract/html/weights.ts": "names of weights",
  "sources/extract/plain-text/outlet.ts": "parts of hosts",
  "sources/feed/base.ts": "HTML",
  "sources/feed/element-names.ts": "feeds",
  "sources/feed/entry-fields.ts": "feeds",
  "sources/feed/xml-feed.ts": "feeds",
  "sources/non-article.ts": "kinds of walls, named by the product",
  "store/migrations/first-tables.ts": "columns",
  "store/postgres/search.ts": "columns",
  "store/questions/quotes.ts": "columns",
  "store/search/kept-terms.ts": "columns",
  "stories/copies/shingles.ts": "roles of blocks",
  "stories/lexicon/kinship.ts": "endings by WordNet's own rules of detachment",
  "stories/statements/compare.ts": "kinds of statements, named by the product",
  "stories/telling/sayings/utterance.ts": "kinds of words, named by the product",
  "text/site.ts": "ends of hosts",
  "text/sound-key.ts": "letters that sound alike",
  "web/room.ts": "names of headers",
  "web/search/asked.ts": "names of parameters",
};

test("no list of a language's words stands in code", () => {
  const found = wordListsIn(SOURCE).filter(({ at }) => !at.startsWith("demo/"));
  const files = new Set(found.map(({ at }) => at.split(":")[0] ?? ""));
  expect(found.filter(({ at }) => IN_CODE[at.split(":")[0] ?? ""] === undefined)).toEqual([]);
  expect(Object.keys(IN_CODE).filter((file) => !files.has(file))).toEqual([]);
});

test.each([
  ["an array", `export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];`],
  ["a set", `export const CUES = new Set(["said", "told", "added", "claimed", "argued"]);`],
  ["a table", `export const VALUES = { one: 1, two: 2, three: 3, four: 4, five: 5 };`],
  ["a text that is cut", `export const CUES = "said told added claimed argued".split(" ");`],
  ["a text for a function", "export const CUES = list(`said told added claimed argued`);"],
  ["an expression", `export const isCue = (word) => /^(?:said|told|added|claimed|argued)$/.test(word);`],
  ["another script", `export const CUES = ["сказал", "заявил", "сообщил", "отметил", "добавил"];`],
])("a planted list is found: %s", (_, code) => {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-words-"));
  writeFileSync(join(folder, "planted.ts"), code);
  expect(wordListsIn(folder)).toEqual([{ at: "planted.ts:1", words: expect.any(Array) }]);
});

const listsOf = (pack: string): NamedList[] =>
  readdirSync(join(SOURCE, "languages", pack, "lexicon")).map((file) => ({
    name: file.replace(/\.txt$/, ""),
    words: [...parseWordList(read(pack, file), file).keys()],
  }));
const read = (pack: string, file: string): string =>
  readFileSync(join(SOURCE, "languages", pack, "lexicon", file), "utf8");

test.each(PACKS)("the lists of %s are sorted, without doubles, known by name, and none stands there twice", (pack) => {
  const lists = listsOf(pack);
  expect(lists.map(({ name }) => name).filter((name) => !WORD_LISTS.some((known) => known === name))).toEqual([]);
  expect(sameLists(lists)).toEqual([]);
});

test("a list that is not sorted, or has a word twice, is refused with its line", () => {
  expect(() => parseWordList("# Verbs. Ours. Read by us.\ntell\nsay\n", "verbs.txt")).toThrow(
    'verbs.txt, line 3: "say" must stand before "tell", once',
  );
  expect(() => parseWordList("# Verbs. Ours. Read by us.\nsay\nsay\n", "verbs.txt")).toThrow("verbs.txt, line 3");
  expect(() => parseWordList("say\ntell\n", "verbs.txt")).toThrow("verbs.txt, line 1");
});

test("a planted copy of a list is found", () => {
  const lists = listsOf("en");
  const copy = { name: "planted", words: lists.find(({ name }) => name === "negations")?.words.slice(1) ?? [] };
  expect(sameLists([...lists, copy])).toEqual(["planted and negations"]);
});

const CODE = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && path !== join("languages", "language.ts"))
  .map((path) => readFileSync(join(SOURCE, path), "utf8"))
  .join("\n");

test("every list is read, by whom its header says", () => {
  expect(WORD_LISTS.filter((name) => !CODE.includes(`"${name}"`))).toEqual([]);
  const folders = new Set(
    readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/")),
  );
  for (const pack of PACKS) {
    for (const { name } of listsOf(pack)) {
      const [header = ""] = read(pack, `${name}.txt`).split("\n");
      const readers = /Read by (.+)\.$/.exec(header)?.[1]?.split(/, | and /) ?? [];
      expect(readers.length, `${pack}/${name}: ${header}`).toBeGreaterThan(0);
      expect(
        readers.filter((reader) => !folders.has(reader)),
        `${pack}/${name}`,
      ).toEqual([]);
    }
  }
});

/** Lists whose entries are of kinds that code asks for by name. */
const OF_KINDS = ["function-words", "linking-phrases", "page-words", "reader-commands", "story-words"] as const;

test.each(OF_KINDS)("every kind of %s is asked for, and told to whoever adds a language", (list) => {
  const kinds = new Set(
    PACKS.flatMap((pack) =>
      listsOf(pack).some(({ name }) => name === list)
        ? [...parseWordList(read(pack, `${list}.txt`), list).values()].flatMap((value) => value.split(" "))
        : [],
    ),
  );
  const page = readFileSync(join(SOURCE, "../docs/adding-a-language.md"), "utf8");
  for (const kind of kinds) {
    const family = kind.replace(/^frame-.*/, "frame-");
    expect(CODE.includes(`"${family}"`) || CODE.includes(`\`${family}`), `asked for: ${kind}`).toBe(true);
    expect(page.includes(`\`${family}`), `told: ${kind}`).toBe(true);
  }
});
