import { expect, test } from "vitest";
import { bestSayings } from "../../../src/digest/compose/best-sayings.ts";
import { quotesInFull } from "../../../src/digest/present/story.ts";
import { WORDLESS } from "../../../src/languages/wordless.ts";
import { tellStory } from "../../../src/stories/tell.ts";
import { readAll, type Wire } from "../wire.ts";

const report = (outlet: string, text: string): Wire => ({
  id: outlet,
  outlet,
  title: "Pier of Orlow stays open",
  publishedAt: "2026-03-03T09:00:00Z",
  text,
});

/** The quotes as a digest shows them, other wordings behind "also". */
async function shown(...wires: readonly Wire[]): Promise<string[]> {
  const { sayings, keyPoints } = tellStory("pier", await readAll(wires), { points: 0, words: null });
  const words = (spans: readonly { readonly text: string }[]) => spans.map(({ text }) => text).join("");
  return quotesInFull(bestSayings(sayings, keyPoints, 3, WORDLESS)).flatMap((block) =>
    block.type === "quote"
      ? [words(block.spans), ...(block.variants ?? []).map((spans) => `also ${words(spans)}`)]
      : [],
  );
}

test("a quotation with the speaker between its parts is one, shown as one", async () => {
  const text = `The council of Orlow met on Tuesday.
“We have worked hard for the pier,” mayor Ilse Brandt said, “and we will keep it open all winter.”`;
  expect(await shown(report("Courier", text))).toEqual([
    "“We have worked hard for the pier / and we will keep it open all winter.”",
  ]);
});

test("two things that one sentence tells of a speaker are two utterances", async () => {
  const { sayings } = tellStory(
    "pier",
    await readAll([
      report(
        "Courier",
        "“We have worked hard for the old pier,” mayor Ilse Brandt said, and promised “an open gate” for boats.",
      ),
      report("Gazette", "Mayor Ilse Brandt said: “We have worked hard for the old pier.” The sea was calm on Tuesday."),
    ]),
    { points: 0, words: null },
  );
  const joined = sayings.find(({ quotes }) => quotes.length > 1);
  expect(joined?.quotes.map(({ text }) => text).join(" ")).not.toContain("open gate");
});

test("a quotation over paragraphs is no wording of itself", async () => {
  const text = `The council of Orlow met on Tuesday. Mayor Ilse Brandt said: “We have worked very hard for the old pier.
“The storms of this winter will not stop our builders.
“Nobody shall ever close it again.”`;
  const quotes = await shown(report("Courier", text), report("Gazette", text.replace("met on", "sat on")));
  expect(quotes[0]).toContain(" / ");
  expect(quotes.filter((quote) => quote.startsWith("also"))).toEqual([]);
});

test("a title behind somebody's words is none of them", async () => {
  const text = `“We have worked hard for the pier and its builders,” says mayor Ilse Brandt in a film titled “Strong.”`;
  expect(await shown(report("Courier", text))).toEqual(["“We have worked hard for the pier and its builders”"]);
});

test("a word of a report that stands inside another one is no wording of what was said", async () => {
  const text = `“The flaw is being exploited by thieves of every kind,” said Ilse Brandt of Orlow Labs.
The “exploit” is like one of last year, Brandt said.`;
  expect((await shown(report("Courier", text))).some((quote) => quote.includes("also"))).toBe(false);
});

test("outlets that have somebody's words alike report in one language: a little in common is not one utterance", async () => {
  const oar = "“Nobody who has ever held an oar in this sound calls it wide,” Osric Valdane said.";
  const one =
    "“I'm not standing here as a person of the sea, but because people believe I can do this job,” Ilva Tarsen said.";
  const other = "“I don't think anyone believes it's in the best interest of work to shut yards,” Ilva Tarsen said.";
  const of = async (...texts: readonly [string, string]) => {
    const reads = await readAll([report("Courier", texts[0]), report("Gazette", texts[1])]);
    const { sayings } = tellStory("town", reads, { points: 0, words: null });
    return sayings.filter(({ speaker }) => speaker?.name === "Ilva Tarsen").length;
  };
  expect(await of(one, other)).toBe(1);
  expect(await of(`${one} ${oar}`, `${other} ${oar}`)).toBe(2);
});

test("what nobody can tell who said it is not shown", async () => {
  const told = (saying: string) =>
    report(
      "Courier",
      `Mr. Orm Reyle met Mr. Jens Dahl on the quay, and Mr. Dahl told Mr. Reyle about the lamp. “The lamp has been out of order for three whole weeks,” ${saying}.`,
    );
  expect(await shown(told("he said"))).toEqual([]);
  expect(await shown(told("Mr. Dahl said"))).toEqual(["“The lamp has been out of order for three whole weeks”"]);
});

const utterancesOf = async (...wires: readonly Wire[]): Promise<number> =>
  tellStory("pier", await readAll(wires), { points: 0, words: null }).sayings.length;

test.each([
  [
    "one word for another while all around is the same",
    "“We will spend 40 million crowns on the harbour this year,” mayor Ilse Brandt said.",
    "“We will spend 40 million crowns on the schools this year,” mayor Ilse Brandt said.",
    2,
  ],
  [
    "one beginning that goes on in another way",
    "“We are looking at every option for the crew of the ferry,” mayor Ilse Brandt said.",
    "“We are looking at every option for the families of the dead,” mayor Ilse Brandt said.",
    2,
  ],
  [
    "the same words on two days",
    "“This town belongs to those who work in it,” mayor Ilse Brandt said at a rally on Monday.",
    "“This town belongs to those who work in it,” mayor Ilse Brandt told dockers on Thursday.",
    2,
  ],
  [
    "the same words, one letter apart",
    "“This harbour belongs to those who work in it,” mayor Ilse Brandt said at a rally on Monday.",
    "“This harbor belongs to those who work in it,” mayor Ilse Brandt told dockers.",
    1,
  ],
])("two utterances or one: %s", async (_, one, other, count) => {
  expect(await utterancesOf(report("Courier", one), report("Gazette", other))).toBe(count);
});

test("a quotation that a point gives in full is not shown beside it", async () => {
  const text = `The council of Orlow met on Tuesday about the pier, which is shut.
“The pier of Orlow stays shut until the storm has passed,” mayor Ilse Brandt said.
Boats stayed in the old harbour of Orlow.`;
  const { sayings, keyPoints } = tellStory("pier", await readAll([report("Courier", text)]), {
    points: 5,
    words: null,
  });
  expect(keyPoints.map((point) => point.text).join(" ")).toContain("stays shut");
  expect(sayings).toHaveLength(1);
  expect(bestSayings(sayings, keyPoints, 3, WORDLESS)).toEqual([]);
});

test("who said it is whom the outlet in no doubt names", async () => {
  const words = "“With so little time left we ask the mayor to open the pier before the winter,”";
  const sure = report("Courier", `The letter goes on: ${words.replace(",”", "”")}.`);
  const doubtful = report(
    "Gazette",
    `All dockers have signed a letter, Harbour News has learned.
They are sending it to the mayor of Orlow, who was told that they would wait.
That means a long winter.
${words} they wrote.`,
  );
  const { sayings } = tellStory("pier", await readAll([sure, doubtful]), { points: 0, words: null });
  expect(sayings.map(({ speaker }) => speaker?.name)).toEqual(["The letter"]);
});

test("a slogan that was in the paper in the morning is said again in the evening", async () => {
  const at = (wire: Wire, time: string): Wire => ({ ...wire, publishedAt: `2026-03-03T${time}:00Z` });
  const early = at(report("Courier", "Mayor Ilse Brandt said on the quay: “Our pier, our pride.”"), "07:00");
  const evening = "At a rally in the evening the mayor Ilse Brandt shouted: “Our pier, our pride!”";
  const sayings = async (...wires: readonly Wire[]) =>
    tellStory("pier", await readAll(wires), { points: 0, words: null }).sayings.length;
  expect(await sayings(early, at(report("Gazette", evening), "21:30"))).toBe(2);
  expect(await sayings(at(early, "21:00"), at(report("Gazette", evening), "21:30"))).toBe(1);
});

test("what somebody quotes of themselves inside a quotation is no wording of it", async () => {
  const text = `The council of Orlow met on Tuesday. Kris Dahl told the Courier that he walked off at nine.
“He was drunk but not mean. I walked over to my brother and said, ‘We have to go now.’” Dahl said.`;
  expect(await shown(report("Courier", text))).toEqual([
    "“He was drunk but not mean. I walked over to my brother and said, ‘We have to go now.’”",
  ]);
});

const COURIER_TEXT = `The council of Orlow met on Tuesday.
“The pier is safe and it stays open. Upon hearing of the crack we called the engineers at once,” mayor Ilse Brandt said.`;

test("what one outlet gives in one quotation and another in two is one entry, without a variant", async () => {
  const other = `The council of Orlow met on Tuesday.
“The pier is safe and it stays open,” mayor Ilse Brandt said.
The bridge is shut. Brandt spoke of it for an hour.
“Upon hearing of the crack we called the engineers at once,” Brandt said.`;
  expect(await shown(report("Courier", COURIER_TEXT), report("Gazette", other))).toEqual([
    "“The pier is safe and it stays open. Upon hearing of the crack we called the engineers at once”",
  ]);
});

test("whom one outlet leaves in doubt is whoever another outlet has say the same words", async () => {
  const other = `The council of Orlow met on Tuesday. Piet Rask met Tomas Dahl at the mill.
“Upon hearing of the crack we called the engineers at once,” he said.`;
  const { sayings } = tellStory("pier", await readAll([report("Courier", COURIER_TEXT), report("Gazette", other)]), {
    points: 0,
    words: null,
  });
  expect(sayings.map(({ speaker, quotes }) => [speaker?.name, quotes.length])).toEqual([["Ilse Brandt", 2]]);
});
