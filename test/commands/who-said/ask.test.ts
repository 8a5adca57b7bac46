import { describe, expect, onTestFinished, test } from "vitest";
import { whoSaidJson } from "../../../src/cli/who-said.ts";
import { askWhoSaid } from "../../../src/commands/who-said/ask.ts";
import type { WhoSaidAnswer } from "../../../src/commands/who-said/utterances.ts";
import type { Quote } from "../../../src/model/reading.ts";
import { articleFromText } from "../../../src/sources/extract/plain-text/article.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { aReading } from "../../builders.ts";
import { aQuery, aReportOf, keepAll } from "../../contracts/store/reports.ts";
import { aNewsroom, WHOLE } from "./newsroom.ts";

const ask = async (words: string, of: Parameters<typeof aQuery>[0] = {}) =>
  askWhoSaid((await aNewsroom()).seenBy("everything"), aQuery({ words, limit: 5, ...of }));

const outletsOf = ({ utterances }: WhoSaidAnswer) =>
  utterances.map(({ hit, variants }) => [hit.article.outlet, ...variants.map(({ article }) => article.outlet)]);

describe("who said", () => {
  test("one utterance in three outlets is one entry, the fullest with a speaker first", async () => {
    const answer = await ask("around the ferry");
    expect(outletsOf(answer)).toEqual([["Ellery Courier", "Coast Wire", "Port Herald"]]);
    expect(answer.utterances[0]).toMatchObject({ text: WHOLE, verdict: "verbatim" });
  });

  test("another utterance with the same words is another entry", async () => {
    const answer = await ask("quay ferry");
    expect(outletsOf(answer).map(([outlet]) => outlet)).toEqual(["Port Herald", "Ellery Courier"]);
  });

  test("a quotation stands verbatim with other marks, capitals and accents", async () => {
    const { utterances } = await ask("‘the NEW quay, will be organised: around the férry’");
    expect(utterances[0]).toMatchObject({ verdict: "verbatim", differences: [] });
  });

  test("an ellipsis stands for what was left out", async () => {
    const { utterances } = await ask("The new quay … nobody will pay a penny more");
    expect(utterances[0]?.verdict).toBe("verbatim");
    const reversed = await ask("nobody will pay a penny more … the new quay will be organised");
    expect(reversed.utterances[0]?.verdict).not.toBe("verbatim");
  });

  test("a quotation that is not what was said differs, and both are shown word by word", async () => {
    const { utterances } = await ask("The new quay will be built around the railway, and nobody will pay a cent more");
    expect(utterances).toHaveLength(1);
    expect(utterances[0]).toMatchObject({ text: WHOLE, verdict: "differs" });
    const words = (kind: string) =>
      utterances[0]?.differences.filter((piece) => piece.kind === kind).map(({ text }) => text.trim());
    expect(words("asked")).toEqual(["built", "railway,", "cent"]);
    expect(words("stored")).toEqual(["organised", "ferry,", "penny", "for it"]);
  });

  test("a split quote is found across its parts and with the words between them", async () => {
    const across = await ask("we will not wait, not for the tide");
    expect(across.utterances[0]).toMatchObject({ verdict: "verbatim", text: "We will not wait" });
    const second = await ask("not for the tide and not for");
    expect(second.utterances[0]?.text).toBe("not for the tide and not for the council");
    const through = await ask("will not wait,” Brandt said on the quay, “not for the tide");
    expect(through.utterances[0]?.verdict).toBe("verbatim");
  });

  test("nobody said what nobody said", async () => {
    expect((await ask("submarines")).utterances).toEqual([]);
    expect((await ask("The new submarine will dive under the old railway at dawn")).utterances).toEqual([]);
    expect((await ask("ferry", { speaker: "Aldous Penrose" })).utterances).toEqual([]);
  });

  test("a quotation in the other English stands word for word, and is shown in the spelling asked for", async () => {
    const spelt = (outlets: WhoSaidAnswer) =>
      outlets.utterances.map(({ hit, verdict }) => [hit.article.outlet, verdict]);
    expect(spelt(await ask("the new quay will be organized"))).toEqual([["Port Herald", "verbatim"]]);
    expect(spelt(await ask("the new quay will be organised"))).toEqual([["Ellery Courier", "verbatim"]]);
  });

  test.each([
    ["slips of spelling", "the new kuay will be orgnaised around the fery"],
    ["other tenses and numbers", "the new quays are organised around ferries"],
    ["a few words, one misspelt", "pay a pennny more"],
    ["a word put for another", "nobody will pay a nickel more for it"],
  ])("%s: the nearest is shown, and differs", async (_what, words) => {
    const { utterances, match } = await ask(words);
    expect(match).toBe("near");
    expect(utterances[0]).toMatchObject({ text: WHOLE, verdict: "differs" });
  });

  test("a quotation pasted with a report around it is checked by what stands between its marks", async () => {
    const { utterances } = await ask("Lindqvist told us: “The new quay will be organised around the ferry,” and left");
    expect(utterances[0]).toMatchObject({ verdict: "verbatim", differences: [] });
  });

  test("an editor's brackets stand for what they replaced", async () => {
    const { utterances } = await ask("[The quay] will be organised around the ferry, and nobody will pay [any] more");
    expect(utterances[0]?.text).toBe(WHOLE);
    expect((await ask("[It] will be organised around the ferry")).utterances[0]?.verdict).toBe("verbatim");
  });

  test("a question in a whole sentence is asked without its frame", async () => {
    const { utterances, match } = await ask("Who said that the ferry is older?");
    expect([match, utterances[0]?.hit.speaker?.name]).toEqual(["words", "Ivo Brandt"]);
  });

  test("words around a quote find it, and are not passed off as said", async () => {
    const { utterances, match } = await ask("Brandt tide rained council");
    expect([match, utterances]).toEqual(["around", []]);
    expect(await ask("Brandt on the quay about tide and council")).toMatchObject({
      match: "around",
      utterances: [{ verdict: "differs", differences: [], hit: { article: { id: "split" } } }],
    });
  });

  test("a statement that a report breaks up is checked as one", async () => {
    const store = await aNewsroom();
    const article = {
      id: "broken",
      text: "“Somebody oiled the crane,” Brandt said. He laughed. “Nobody oiled the gate.”\n“Both squeak,” Penrose said.",
      publishedAt: "2025-02-12T19:00:00.000Z",
    };
    const quotes = [
      { words: "Somebody oiled the crane", by: "Ivo Brandt" },
      { words: "Nobody oiled the gate", by: "Ivo Brandt" },
      { words: "Both squeak", by: "Aldous Penrose" },
    ];
    await keepAll(store, [aReportOf(quotes, article)]);
    const asked = (words: string) => askWhoSaid(store.seenBy("everything"), aQuery({ words, limit: 5 }));
    const { utterances } = await asked("Somebody oiled the crane. Nobody oiled the gate.");
    expect(utterances[0]).toMatchObject({ verdict: "verbatim", hit: { speaker: { name: "Ivo Brandt" } } });
    expect(utterances[0]?.hit.parts.map(({ text }) => text)).toEqual([
      "Somebody oiled the crane",
      "Nobody oiled the gate",
    ]);
    const [two] = (await asked("Nobody oiled the gate. Both of them squeak")).utterances;
    expect(two?.hit.parts.map(({ text }) => text)).toEqual(["Nobody oiled the gate"]);
  });

  test("an institution's words and its speaker's are one utterance; two people's like words are two", async () => {
    const store = await aNewsroom();
    const said = (id: string, words: string, by: string, role?: string) =>
      aReportOf([{ words, by, ...(role ? { role } : {}) }], { id, publishedAt: "2025-02-12T19:00:00.000Z" });
    await keepAll(store, [
      said(
        "paper",
        "The dredging starts on the first of March, come what may",
        "Aldous Penrose",
        "Canal Board spokesman",
      ),
      said("radio", "The dredging starts on the first of March", "Canal Board"),
      said("other", "The dredging starts on a Monday", "Ivo Brandt"),
    ]);
    const { utterances } = await askWhoSaid(store.seenBy("everything"), aQuery({ words: "dredging starts", limit: 5 }));
    const articles = utterances.map(({ hit, variants }) => [hit, ...variants].map(({ article }) => article.id));
    expect(articles).toEqual([["other"], ["paper", "radio"]]);
  });

  test("what is said again much later is another utterance", async () => {
    const store = await aNewsroom();
    const again = { id: "later", outlet: "Coast Wire", publishedAt: "2025-02-19T00:00:00.000Z" };
    await keepAll(store, [aReportOf([{ words: WHOLE, by: "Mara Lindqvist" }], again)]);
    const answer = await askWhoSaid(store.seenBy("everything"), aQuery({ words: "penny more", limit: 5 }));
    expect(outletsOf(answer)).toEqual([["Coast Wire"], ["Ellery Courier", "Coast Wire", "Port Herald"]]);
  });

  test("pages follow one another", async () => {
    const store = await aNewsroom();
    const page = (offset: number) =>
      askWhoSaid(store.seenBy("everything"), aQuery({ words: "quay", limit: 1, offset }));
    const first = await page(0);
    const second = await page(1);
    expect([outletsOf(first)[0]?.[0], first.next, outletsOf(second)[0]?.[0]]).toEqual([
      "Port Herald",
      1,
      "Ellery Courier",
    ]);
  });

  test("a later page tells what its own stories know, not those of the page before", async () => {
    const store = await aNewsroom();
    const said = (id: string, words: string, by: string | null, publishedAt: string) =>
      aReportOf([{ words, by }], { id, publishedAt });
    const bell = "The bell in the tower will ring for every boat that comes home";
    const hour = "When the tower is sold we shall hold a market in the square on every Friday";
    await keepAll(store, [
      ...["b1", "b2", "b3", "b4"].map((id) => said(id, bell, "Aldous Penrose", "2025-02-16T10:00:00.000Z")),
      said("h1", hour, null, "2025-02-15T10:00:00.000Z"),
      said("h2", "we shall hold a market in the square on every Friday", "Ivo Brandt", "2025-02-15T09:00:00.000Z"),
    ]);
    await store.keepPlacements([
      ...["b1", "b2", "b3", "b4"].map((articleId) => ({ articleId, storyId: "b1", followsUp: null })),
      ...["h1", "h2"].map((articleId) => ({ articleId, storyId: "h1", followsUp: null })),
    ]);
    const { utterances } = await askWhoSaid(
      store.seenBy("everything"),
      aQuery({ words: "tower", limit: 1, offset: 1 }),
    );
    expect(utterances).toMatchObject([
      { hit: { article: { id: "h1" } }, speaker: { name: "Ivo Brandt" }, variants: [{ article: { id: "h2" } }] },
    ]);
  });

  test("as JSON it has what a script needs, word for word as the articles have it", async () => {
    const json = whoSaidJson(await ask("around the ferry"));
    expect(json).toEqual([
      {
        speaker: "Mara Lindqvist",
        role: "harbour master",
        text: WHOLE,
        kind: "direct",
        verdict: "verbatim",
        article: {
          title: "Quay to open",
          outlet: "Ellery Courier",
          url: "https://courier.example/quay",
          publishedAt: "2025-02-12T18:00:00.000Z",
        },
        context: `“${WHOLE}”, someone said.`,
        variants: [
          { text: WHOLE, outlet: "Coast Wire", url: null },
          {
            text: "The new quay will be organized around the ferry",
            outlet: "Port Herald",
            url: "https://herald.example/quay",
          },
        ],
      },
    ]);
  });
});

describe("what nobody said", () => {
  const TEXT = [
    "Mayor Ilka Varga denied that the bridge was closed for want of money.",
    "Varga did not say that the tolls would be lifted.",
    "“The bridge is sound,” said Varga.",
  ].join("\n");

  function aDenialRead() {
    const article = articleFromText(TEXT, { id: "bridge", publishedAt: "2025-02-12T18:00:00Z" });
    const told = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
    const quote = (words: string, kind: Quote["kind"]): Quote => ({
      ranges: [told(words)],
      kind,
      cue: null,
      speaker: { name: "Ilka Varga", role: "mayor", mention: null, group: false },
      addressee: null,
    });
    const quotes = [
      quote("the bridge was closed for want of money", "indirect"),
      quote("the tolls would be lifted", "indirect"),
      quote("The bridge is sound,", "direct"),
    ];
    const sentences = TEXT.split("\n").map(told);
    return { article, reading: aReading({ articleId: "bridge", sentences, quotes }) };
  }

  async function aDenial() {
    const store = await openSqlite(":memory:");
    onTestFinished(() => store.close());
    await keepAll(store, [aDenialRead()]);
    return store.seenBy("everything");
  }

  test.each(["the bridge was closed for want of money", "the tolls would be lifted"])(
    "what somebody denied or did not say is not theirs: %s",
    async (words) => {
      expect(whoSaidJson(await askWhoSaid(await aDenial(), aQuery({ words })))).toEqual([]);
    },
  );

  test("what somebody denied is no other report of what another one says", async () => {
    const store = await openSqlite(":memory:");
    onTestFinished(() => store.close());
    const said = "The bridge was closed for want of money, and for nothing else.";
    await keepAll(store, [aReportOf([{ words: said, by: "Bo Hallen" }], { id: "said" }), aDenialRead()]);
    const [found] = (await askWhoSaid(store.seenBy("everything"), aQuery({ words: said }))).utterances;
    expect(found?.speaker?.name).toBe("Bo Hallen");
    expect(found?.variants).toEqual([]);
  });

  test("an opposite in other words is no quotation misremembered; one that lost its “not” is", async () => {
    const view = await aDenial();
    const asked = async (words: string) => whoSaidJson(await askWhoSaid(view, aQuery({ words })));
    expect(await asked("The old bridge is not sound at all")).toEqual([]);
    expect(await asked("The bridge is not sound")).toMatchObject([
      { verdict: "differs", text: "The bridge is sound," },
    ]);
  });

  test("words far apart in a long statement are not what was asked", async () => {
    const store = await aNewsroom();
    const long = `The dam is safe. ${"We looked at every stone of it and found none loose. ".repeat(6)}The road is closed until the river falls.`;
    await keepAll(store, [aReportOf([{ words: long, by: "Ivo Brandt" }], { id: "long" })]);
    const asked = await askWhoSaid(
      store.seenBy("everything"),
      aQuery({ words: "the safe dam stays near the falling river" }),
    );
    expect(whoSaidJson(asked)).toEqual([]);
  });
});
