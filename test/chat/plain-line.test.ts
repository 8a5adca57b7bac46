import fc from "fast-check";
import { expect, test } from "vitest";
import { plainLine, plainSpan } from "../../src/chat/plain-line.ts";

const ESC = "\u001b";

test.each([
  ["a line\nand another", "a line and another"],
  [`${ESC}[31mred${ESC}[0m alert`, "red alert"],
  [`${ESC}]8;;https://evil.example${ESC}\\link${ESC}]8;;${ESC}\\`, "link"],
  [`${ESC}]0;title\u0007said`, "said"],
  [`${ESC}]0;a title that never ends`, "0;a title that never ends"],
  ["\u009b2Jgone", "gone"],
  ["back\b\b\b\bed", "backed"],
  ["\u202egnp.exe", "gnp.exe"],
  ["zero\u200bwidth\u2060 \ufeffword", "zerowidth word"],
  ["lone \ud800", "lone \ufffd"],
  ["café and cafe\u0301", "café and cafe\u0301"],
  ["tagged\u{e0041}", "tagged"],
])("%j reads %j", (text, line) => {
  expect(plainLine(text)).toBe(line);
});

test("keeps what writing and emoji need: joiners in Persian and in families, marks in Thai", () => {
  for (const text of ["می‌خواهم", "👩‍👩‍👧‍👦", "ที่นี่", "नमस्ते", "שָׁלוֹם", "❤️"]) expect(plainLine(text)).toBe(text);
});

test("cuts a heap of marks", () => {
  expect(plainLine(`Z${"\u0301".repeat(500)}algo`)).toBe(`Z${"\u0301".repeat(6)}algo`);
});

test("a second cleaning finds nothing, and no control is left", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(ESC, "[", "]", "\\", "\u0007", "3", "m", " ", "\u200d", "a", "字") }),
      (any, escapes) => {
        for (const text of [any, escapes, any + escapes]) {
          const line = plainLine(text);
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069]/u);
          expect(plainLine(line)).toBe(line);
        }
      },
    ),
  );
});

test("a span keeps one blank at either end, since spans stand side by side", () => {
  expect(plainSpan("\n said \t")).toBe(" said ");
});
