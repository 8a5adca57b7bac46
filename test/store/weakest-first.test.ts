import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entails } from "../../src/store/search/entailment.ts";
import { holds } from "../../src/store/search/holds.ts";
import type { PlannedSearch } from "../../src/store/search/quote-plan.ts";
import type { Indexed, KeyRange, Match, QuoteField } from "../../src/store/search/search-index.ts";
import { weakestFirst } from "../../src/store/search/weakest-first.ts";

const FIELDS = ["words", "context"] as const;
const TERMS = ["a", "b", "ab"] as const;
type Row = Indexed<QuoteField>;
type Condition = Match<QuoteField>;

const NOTHING: Row = { words: [], speaker: [], sound: [], context: [], outlet: [] };

const term = fc.constantFrom(...TERMS);
const row: fc.Arbitrary<Row> = fc.record({
  words: fc.array(term, { maxLength: 4 }),
  context: fc.array(term, { maxLength: 4 }),
  ...{ speaker: fc.constant([]), sound: fc.constant([]), outlet: fc.constant([]) },
});
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      kind: fc.constantFrom("term" as const, "beginning" as const),
      term,
      fields: fc.subarray([...FIELDS], { minLength: 1 }),
    }),
    fc.record({
      kind: fc.constant("phrase" as const),
      terms: fc.array(term, { minLength: 1, maxLength: 3 }),
      field: fc.constantFrom(...FIELDS),
    }),
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      of: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

describe("whether one condition entails another", () => {
  const word = (of: string, ...fields: QuoteField[]): Condition => ({ kind: "term", term: of, fields });
  const phrase: Condition = { kind: "phrase", terms: ["a", "b", "ab"], field: "words" };

  test("words one after the other entail each of them, there or anywhere, and a shorter run of them", () => {
    expect(entails(phrase, { kind: "all", of: [word("ab", "words"), word("a", "context", "words")] })).toBe(true);
    expect(entails(phrase, { kind: "phrase", terms: ["b", "ab"], field: "words" })).toBe(true);
    expect(entails(phrase, { kind: "any", of: [word("c", "words"), word("b", "words")] })).toBe(true);
  });

  test("what is only likely is not said", () => {
    expect(entails(phrase, word("a", "context"))).toBe(false);
    expect(entails(phrase, { kind: "phrase", terms: ["a", "ab"], field: "words" })).toBe(false);
    expect(entails({ kind: "any", of: [word("a", "words"), word("b", "words")] }, word("a", "words"))).toBe(false);
  });

  test("where it is said to, every row that has the one has the other", () => {
    let said = 0;
    fc.assert(
      fc.property(condition, condition, fc.array(row, { minLength: 1, maxLength: 8 }), (strong, weak, rows) => {
        if (!entails(strong, weak)) return;
        said += 1;
        for (const each of rows) if (holds(strong, each)) expect(holds(weak, each)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    expect(said).toBeGreaterThan(50);
  });
});

/** A store of rows by their keys. */
const finderOver = (rows: readonly Row[], limit: number) => {
  const asked: Condition[] = [];
  const find = async ({ match, order, keys }: PlannedSearch & { readonly keys: KeyRange }) => {
    asked.push(match);
    const found = rows.flatMap((each, key) =>
      key >= keys.from && key < keys.until && holds(match, each) ? [key] : [],
    );
    return (order === "oldest" ? found : found.reverse()).slice(0, limit);
  };
  const sift = async (keys: readonly number[], match: Condition) =>
    keys.filter((key) => rows[key] !== undefined && holds(match, rows[key]));
  return { find, sift, asked };
};

describe("the weakest of several searches first", () => {
  const order = fc.constantFrom("newest" as const, "oldest" as const);
  const keys = { from: 1, until: 11 };

  test("each search finds what it finds alone", async () => {
    const plans = fc.array(fc.record({ match: condition, order }), { minLength: 1, maxLength: 5 });
    const rows = fc.array(row, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(plans, rows, fc.integer({ min: 1, max: 6 }), async (plan, kept, limit) => {
        const { find, sift } = finderOver(kept, limit);
        const found = weakestFirst({ find, sift, plan, keys, limit });
        for (const planned of plan) expect(await found(planned)).toEqual(await find({ ...planned, keys }));
      }),
      { numRuns: 1_000 },
    );
  });

  test("words that nobody said are looked for once", async () => {
    const words = (fields: readonly QuoteField[]): Condition => ({
      kind: "all",
      of: ["a", "b"].map((each) => ({ kind: "term", term: each, fields })),
    });
    const plan = [{ kind: "phrase", terms: ["a", "b"], field: "words" } as const, words(["words"]), words(FIELDS)].map(
      (match) => ({ match, order: "newest" as const }),
    );
    const { find, sift, asked } = finderOver([{ ...NOTHING, words: ["a"] }], 10);
    const found = weakestFirst({ find, sift, plan, keys: { from: 0, until: 10 }, limit: 10 });
    for (const planned of plan) expect(await found(planned)).toEqual([]);
    expect(asked).toEqual([words(FIELDS)]);
  });
});
