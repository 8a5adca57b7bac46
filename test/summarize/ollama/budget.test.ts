import fc from "fast-check";
import { expect, test } from "vitest";
import { createTokenBudget, partsThatFit } from "../../../src/summarize/ollama/budget.ts";

const sentences = fc
  .array(fc.nat({ max: 300 }), { maxLength: 60 })
  .map((lengths) => lengths.map((length, index) => ({ start: index * 400, end: index * 400 + length + 1 })));

test("parts hold every sentence that fits, once, in order, and none is too long", () => {
  fc.assert(
    fc.property(sentences, fc.integer({ min: 1, max: 2_000 }), (all, characters) => {
      const parts = partsThatFit(all, characters);
      const cost = ({ start, end }: { start: number; end: number }) => end - start + 6;
      expect(parts.flat()).toEqual(all.filter((sentence) => cost(sentence) <= characters));
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.reduce((sum, sentence) => sum + cost(sentence), 0)).toBeLessThanOrEqual(characters);
      }
    }),
  );
});

test("what fits grows once it is known how dense a language is, and never beyond the context", () => {
  const budget = createTokenBudget(8_192, 900);
  const before = budget.characters("en");
  budget.note("en", 4_500, 1_000);
  expect(budget.characters("en")).toBeGreaterThan(before);
  expect(budget.characters("en") / 4.5).toBeLessThan(8_192 - 900);
});

test("one language says nothing of another", () => {
  const budget = createTokenBudget(8_192, 900);
  budget.note("zh", 2_000, 1_600);
  budget.note("en", 4_500, 1_000);
  expect(budget.characters("zh")).toBeLessThan(8_192 * 1.3);
  expect(budget.judge("en", 4_500, 1_000)).toBe("whole");
});

test("a prompt is in doubt until its language was measured, and where it has far fewer tokens than such a text", () => {
  const budget = createTokenBudget(8_192, 900);
  expect(budget.judge("en", 4_000, 1_000)).toBe("doubtful");
  budget.note("en", 4_000, 1_000);
  expect(budget.judge("en", 20_000, 4_900)).toBe("whole");
  expect(budget.judge("en", 20_000, 4_096)).toBe("doubtful");
});

test("a prompt that fills the whole context was cut", () => {
  expect(createTokenBudget(8_192, 900).judge("en", 30_000, 8_192)).toBe("cut");
});

test("a server that counts nothing is believed", () => {
  expect(createTokenBudget(8_192, 900).judge("en", 30_000, null)).toBe("whole");
});
