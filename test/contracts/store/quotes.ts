import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import type { OpenStore } from "../store.ts";
import { aQuery, aReportOf, keepAll, SEEN, textsOf } from "./reports.ts";

const PESKY = { by: "Dmitri Halvorsen", role: "Palace spokesman" };

async function aNewsroom(open: OpenStore): Promise<Store> {
  const store = await open();
  await keepAll(store, [
    aReportOf([{ words: "The new harbour is much more inviting than a canal", ...PESKY }], {
      id: "courier",
      url: "https://courier.example/1",
      outlet: "Ellery Courier",
      publishedAt: "2025-02-12T18:00:00.000Z",
    }),
    aReportOf([{ words: "We travelled for two days to organise the defence of the theatre", by: "Zoë Castañeda" }], {
      id: "herald",
      url: "https://herald.example/1",
      outlet: "Port Herald",
      publishedAt: "2025-02-13T18:00:00.000Z",
    }),
    aReportOf([{ words: "Inviting or not, more canals cost too much", by: "Oleksandr Vyshnevskyi" }], {
      id: "wire",
      url: "https://wire.example/1",
      outlet: "Coast Wire",
      publishedAt: "2025-02-14T18:00:00.000Z",
    }),
  ]);
  return store;
}

export function quotesContract(open: OpenStore): void {
  describe("searching quotes", () => {
    const finds = (title: string, query: Parameters<typeof aQuery>[0], articles: readonly string[]) =>
      test(title, async () => {
        const hits = await (await aNewsroom(open)).seenBy("everything").quotes(aQuery(query));
        expect(hits.map(({ article }) => article.id)).toEqual(articles);
      });

    test("who is in doubt stays in doubt", async () => {
      const store = await open();
      const words = "The canal will be dug before the winter";
      await keepAll(store, [
        aReportOf([{ words, by: "Zoë Castañeda", doubtful: true }], { id: "doubt" }),
        aReportOf([{ words, by: "Zoë Castañeda" }], { id: "sure" }),
      ]);
      const hits = await store.seenBy("everything").quotes(aQuery({ words }));
      expect(new Map(hits.map(({ article, speaker }) => [article.id, speaker?.doubtful === true]))).toEqual(
        new Map([
          ["doubt", true],
          ["sure", false],
        ]),
      );
    });

    finds("words one after the other come before the same words scattered", { words: "much more inviting" }, [
      "courier",
      "wire",
    ]);
    finds("newest first", { words: "canal" }, ["wire", "courier"]);
    finds("American spelling finds British", { words: "traveled to organize defense theater" }, ["herald"]);
    finds("another tense and number", { words: "travels day" }, ["herald"]);
    finds("curly marks and capitals", { words: "“Much MORE inviting”" }, ["courier", "wire"]);
    finds("a speaker by one name, without accents", { words: "", speaker: "castaneda" }, ["herald"]);
    finds("a speaker by role", { words: "", speaker: "palace spokeswoman" }, ["courier"]);
    finds("a speaker spelt otherwise", { words: "", speaker: "Vishnevsky" }, ["wire"]);
    finds("words and speaker", { words: "canal", speaker: "Halvorsen" }, ["courier"]);
    finds("by outlet", { words: "", outlet: "port herald" }, ["herald"]);
    finds("by time", { words: "canal", from: "2025-02-13T00:00:00.000Z" }, ["wire"]);
    finds("until a time", { words: "", until: "2025-02-13T00:00:00.000Z" }, ["courier"]);
    finds("oldest first", { words: "canal", order: "oldest" }, ["courier", "wire"]);
    finds("nothing asked for, the oldest first", { words: "", order: "oldest", limit: 2 }, ["courier", "herald"]);
    finds("about something, in any form", { words: "", about: "canals" }, ["wire", "courier"]);
    finds("a speaker about something", { words: "", speaker: "Halvorsen", about: "harbours" }, ["courier"]);
    finds("a speaker about something else", { words: "", speaker: "Halvorsen", about: "theatre" }, []);
    finds("about several words, all of which stand there", { words: "", about: "inviting canal cost" }, ["wire"]);
    finds("about no part of a word", { words: "", about: "harb" }, []);
    finds("words that stand nowhere", { words: "much more submarines" }, []);
    finds("no words but marks", { words: "“ … ”" }, []);
    finds("nothing asked for: all", { words: "" }, ["wire", "herald", "courier"]);
    finds("a name beside the quote finds what was said there", { words: "halvorsen harbor" }, ["courier"]);
  });

  describe("in other languages", () => {
    const said = (id: string, language: string, words: string) => aReportOf([{ words }], { id, language });
    const finds = (title: string, words: string, articles: readonly string[]) =>
      test(title, async () => {
        const store = await open();
        await keepAll(store, [
          said("fee", "de", "Die Hafengebühr in der Königstraße gilt ab Januar"),
          said("pier", "de", "Die Mole wird im Hafen von Varn gebaut"),
          said("portrait", "en", "The portrait hangs in the town hall"),
          said("mayor", "ja", "田所市長は港の料金を上げないと述べた"),
          said("long", "ja", "市は長い間、港を閉めていた"),
          said("council", "zh", "市議會決定提高港口費用"),
          said("city", "ar", "قرّر مجلس المدينة إغلاق الميناء"),
          said("quay", "fr", "Le quai a été fermé à l’été"),
        ]);
        const hits = await store.seenBy("everything").quotes(aQuery({ words, order: "newest" }));
        expect(hits.map(({ article }) => article.id).sort()).toEqual(articles);
      });

    finds("a word in a longer one that it begins, where words are put together", "Hafen", ["fee", "pier"]);
    finds("one that it ends", "Gebühr", ["fee"]);
    finds("but not in a language that does not put words together", "port", []);
    finds("without umlauts, ss for ß", "hafengebuhr konigstrasse", ["fee"]);
    finds("without accents", "ete ferme", ["quay"]);
    finds("Japanese by words, not by scattered characters", "市長", ["mayor"]);
    finds("Chinese in either script", "市议会", ["council"]);
    finds("Arabic without its signs and forms of letters", "المدينه اغلاق", ["city"]);
  });

  test("an office finds its holder also where only the name is given", async () => {
    const store = await open();
    await keepAll(store, [
      aReportOf([{ words: "We ask for patience", ...PESKY }], { id: "with-role", publishedAt: "2025-02-01" }),
      aReportOf([{ words: "No date was set", by: "Halvorsen" }], { id: "short-name", publishedAt: "2025-02-02" }),
      aReportOf([{ words: "We will see", by: PESKY.by }], { id: "name-only", publishedAt: "2025-02-03" }),
      aReportOf([{ words: "We doubt it", by: "Ivo Brandt" }], { id: "other", publishedAt: "2025-02-04" }),
    ]);
    const hits = await store.seenBy("everything").quotes(aQuery({ speaker: "palace spokesman" }));
    expect(hits.map(({ article }) => article.id)).toEqual(["name-only", "with-role"]);
    expect(
      await store.seenBy("everything").quotes(aQuery({ words: "patience", speaker: "palace spokesman" })),
    ).toHaveLength(1);
  });

  test("a name is found in each of its spellings, and nobody else's that sounds like it", async () => {
    const store = await open();
    await keepAll(store, [
      aReportOf([{ words: "We will dredge", by: "Mara Lindqvist" }], { id: "one", publishedAt: "2025-02-01" }),
      aReportOf([{ words: "We will not", by: "Mara Lindkvist" }], { id: "other", publishedAt: "2025-02-02" }),
      aReportOf([{ words: "Fish are late", by: "Ada Smith" }], { id: "smith", publishedAt: "2025-02-03" }),
      aReportOf([{ words: "Fish are early", by: "Ole Schmidt" }], { id: "schmidt", publishedAt: "2025-02-04" }),
    ]);
    const of = async (speaker: string) =>
      (await store.seenBy("everything").quotes(aQuery({ speaker }))).map(({ article }) => article.id);
    expect(await of("lindqvist")).toEqual(["other", "one"]);
    expect(await of("Mara Lindkvist")).toEqual(["other", "one"]);
    expect(await of("smith")).toEqual(["smith"]);
  });

  test("an office is found written out or short, with its article, and by the place that stands around", async () => {
    const store = await open();
    const text =
      "“The ferry sails,” harbour minister Ida Moe said in Ellery.\n“No,” said Ferry Line chief executive Bo Dahl.";
    const said = [
      { words: "The ferry sails", by: "Ida Moe", role: "harbour minister" },
      { words: "No", by: "Bo Dahl", role: "chief executive" },
    ];
    await keepAll(store, [aReportOf(said, { text })]);
    const of = async (speaker: string) => textsOf(await store.seenBy("everything").quotes(aQuery({ speaker })));
    expect(await of("the minister of the harbour")).toEqual(["The ferry sails"]);
    expect(await of("Ellery’s harbour minister")).toEqual(["The ferry sails"]);
    expect(await of("CEO")).toEqual(["No"]);
    expect(await of("Ferry Line CEO")).toEqual(["No"]);
    expect(await of("minister of finance")).toEqual([]);
  });

  test("ranked puts the quote that is most about the words first", async () => {
    const store = await open();
    const filler = "and the weather was fine and the road was long and nobody came to the old town";
    await keepAll(store, [
      aReportOf([{ words: "Tariffs, tariffs and once more tariffs" }], { id: "about", publishedAt: "2025-02-01" }),
      aReportOf([{ words: `He named tariffs once ${filler}` }], { id: "aside", publishedAt: "2025-02-10" }),
    ]);
    const ask = async (order: "newest" | "ranked") =>
      (await store.seenBy("everything").quotes(aQuery({ words: "tariff", order }))).map(({ article }) => article.id);
    expect(await ask("ranked")).toEqual(["about", "aside"]);
    expect(await ask("newest")).toEqual(["aside", "about"]);
  });

  test("pages follow one another without gap or repeat", async () => {
    const store = await open();
    const said = Array.from({ length: 25 }, (_, index) => ({ words: `The ferry sails at pier ${index}` }));
    await keepAll(store, [aReportOf(said)]);
    const pages = [0, 10, 20].map((offset) =>
      store.seenBy("everything").quotes(aQuery({ words: "ferry sails", limit: 10, offset })),
    );
    const texts = (await Promise.all(pages)).map(textsOf);
    expect(texts.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(new Set(texts.flat())).toEqual(new Set(said.map(({ words }) => words)));
  });

  test("a split quote keeps its parts and is found across them", async () => {
    const store = await open();
    await keepAll(store, [aReportOf([{ words: ["The bridge is safe", "and it will stay open"], by: "Ivo Brandt" }])]);
    const [hit] = await store.seenBy("everything").quotes(aQuery({ words: "safe and it will" }));
    expect(hit?.parts.map(({ text }) => text)).toEqual(["The bridge is safe", "and it will stay open"]);
    expect(hit?.text).toBe("The bridge is safe");
    expect(hit?.context).toContain("“The bridge is safe” … “and it will stay open”");
  });

  test("a quotation misremembered finds the nearest first", async () => {
    const store = await aNewsroom(open);
    const hits = await store
      .seenBy("everything")
      .quotesLike(aQuery({ words: "the old harbour was much more inviting than any canal" }));
    expect(hits[0]?.article.id).toBe("courier");
    expect(
      await store.seenBy("everything").quotesLike(aQuery({ words: "submarines gather under purple moonlight" })),
    ).toEqual([]);
    expect(
      await store
        .seenBy("everything")
        .quotesLike(aQuery({ words: "much more inviting harbour", speaker: "Castañeda" })),
    ).toEqual([]);
  });

  test("a speaker asked for only as spelt is nobody who sounds so or stands beside the quote", async () => {
    const store = await open();
    await keepAll(store, [aReportOf([{ words: "The barge is late tonight", by: "Mara Lindqvist" }])]);
    const asked = aQuery({ words: "the barge lies deep tonight", speaker: "Lindqvist" });
    const nobody = { ...asked, speaker: "Lindkvist" };
    const view = store.seenBy("everything");
    expect(textsOf(await view.quotesLike(nobody))).toEqual(["The barge is late tonight"]);
    expect(await view.quotesLike({ ...nobody, onlyAsSpelt: true })).toEqual([]);
    expect(textsOf(await view.quotesLike({ ...asked, onlyAsSpelt: true }))).toEqual(["The barge is late tonight"]);
  });

  test("a quote and a question are found again by their ids", async () => {
    const store = await aNewsroom(open);
    const [hit] = await store.seenBy("everything").quotes(aQuery({ words: "canal" }));
    expect(await store.seenBy("everything").quote(hit?.quoteId ?? "")).toEqual(hit);
    expect(await store.seenBy("everything").quote("no id")).toBeNull();
    const asked = aQuery({ words: "“canal”", speaker: "Brandt", offset: 5 });
    const id = await store.keepQuestion(asked, SEEN, "");
    expect(await store.keepQuestion(asked, SEEN, "")).toBe(id);
    expect(await store.seenBy("everything").question(id)).toEqual(asked);
  });

  test("no question makes an error, whatever it holds", async () => {
    const store = await aNewsroom(open);
    const hostile = [
      '"',
      "*",
      "NEAR(a b, 3)",
      "words:far",
      "far OR",
      "-far",
      "^far",
      "a AND NOT b",
      "'); drop table quotes; --",
      "{words} : far",
      "far & more | !x <-> y",
      ":*",
      "\\",
      "🦆🦆",
      "\0far",
      "\ud800",
      "\u202efar",
      "far ".repeat(25_000),
      "漢字かな",
      "x".repeat(100_000),
      "%_",
      "'",
      "''''",
    ];
    const words = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(words, words, fc.constantFrom("newest", "ranked"), async (first, second, order) => {
        const hits = await store
          .seenBy("everything")
          .quotes(aQuery({ words: first, speaker: second, outlet: first, order }));
        expect(hits.length).toBeLessThanOrEqual(3);
        await store.seenBy("everything").quotes(aQuery({ words: first, order }));
        await store.seenBy("everything").quotesLike(aQuery({ words: first, speaker: second }));
        await store.seenBy("everything").suggest("speaker", second, 5);
        await store.seenBy("everything").searchArticles({ words: second, limit: 5 });
      }),
      { numRuns: 150, examples: hostile.map((text) => [text, text, "newest"]) },
    );
    expect(await store.counts()).toMatchObject({ quotes: 3 });
  });

  test("names are suggested by the start of any of their words, most quoted first", async () => {
    const store = await aNewsroom(open);
    const again = aReportOf([{ words: "We will ask again", by: "Oleksandr Vyshnevskyi" }], { id: "more" });
    await keepAll(store, [again, aReportOf([{ words: "No comment here", by: "a harbour official" }], { id: "other" })]);
    expect(await store.seenBy("everything").suggest("speaker", "", 9)).toEqual([
      "Oleksandr Vyshnevskyi",
      "Dmitri Halvorsen",
      "Zoë Castañeda",
    ]);
    expect(await store.seenBy("everything").suggest("speaker", "CASTAN", 9)).toEqual(["Zoë Castañeda"]);
    expect(await store.seenBy("everything").suggest("speaker", "hal dm", 9)).toEqual(["Dmitri Halvorsen"]);
    expect(await store.seenBy("everything").suggest("outlet", "he", 9)).toEqual(["Port Herald"]);
    expect(await store.seenBy("everything").suggest("speaker", "", 1)).toHaveLength(1);
    await store.keepReading({ ...again, reading: { ...again.reading, quotes: [] } });
    expect((await store.seenBy("everything").suggest("speaker", "", 9))[0]).toBe("Dmitri Halvorsen");
  });
}
