import fc from "fast-check";
import { expect, test } from "vitest";
import { alignWords, comparedWords, keysOf } from "../../../src/commands/who-said/alignment.ts";

const keys = (text: string) => keysOf(comparedWords(text));
const sentence = fc
  .array(fc.constantFrom("the", "quay", "Ferry,", "won’t", "“open”", "at", "dawn.", "1,200", "—"), { maxLength: 30 })
  .map((words) => words.join(" "));

test("an alignment leaves no word out and adds none", () => {
  fc.assert(
    fc.property(sentence, sentence, (asked, stored) => {
      const pieces = alignWords(asked, stored);
      const side = (kind: string) =>
        pieces
          .filter((piece) => piece.kind === "same" || piece.kind === kind)
          .map(({ text }) => text)
          .join(" ");
      expect(keys(side("asked"))).toEqual(keys(asked));
      expect(keys(side("stored"))).toEqual(keys(stored));
    }),
  );
});

test("equal words in other marks and capitals are the same", () => {
  expect(alignWords("“We won't go”", "we WON’T go")).toEqual([{ kind: "same", text: "we WON’T go" }]);
});

test("texts of thousands of words are compared in bounded time", () => {
  const long = "quay ferry ".repeat(20_000);
  expect(alignWords(long, `${long}dawn`).map(({ kind }) => kind)).toEqual(["same"]);
});
