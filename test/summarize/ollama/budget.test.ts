import { expect, test } from "vitest";
import { createTokenBudget } from "../../../src/summarize/ollama/budget.ts";

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
