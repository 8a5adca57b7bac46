import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { expressionsBuiltBy, expressionsBuiltIn, expressionsIn, isSuperLinear } from "./tools/super-linear.ts";

const SOURCE = join(import.meta.dirname, "../src");

/** These only ever see word lists written in the product itself. */
const OF_OUR_OWN_WORDS = ["points/opening.ts", "points/page-furniture.ts"];

test("no regular expression in the product takes more than linear time on a text from outside", () => {
  const expressions = expressionsIn(SOURCE);
  expect(expressions.length).toBeGreaterThan(300);
  const bad = expressions.filter(isSuperLinear);
  const seeingOthersTexts = bad.filter(({ at }) => !OF_OUR_OWN_WORDS.includes(at.split(":")[0] ?? ""));
  expect(seeingOthersTexts.map(({ at, source }) => `${at} ${source}`)).toEqual([]);
});

test.each(["(a+)+$", String.raw`\s+$`, "a*a*b", String.raw`\s*,\s*`])("%s is found", (source) => {
  expect(isSuperLinear({ source, flags: "" })).toBe(true);
});

test.each([String.raw`^\s+`, "[a-z]+", String.raw`\s{0,9}$`])("%s is let pass", (source) => {
  expect(isSuperLinear({ source, flags: "" })).toBe(false);
});

/** Lines of every kind that a page has around its article: each asks for the expressions of its kind. */
const PAGE = `The pier of Varn reopens
Published on 3 March 2026
By Ada Quist, Chief Reporter
Published by The Varn Courier
Key points
Picture: the pier (pictured left)
5 min read

VARN (Reuters) - The pier of Varn reopened on Monday after a storm, the harbour office said in the morning.
The ferries to the islands sail again from Tuesday, and the council will pay for the work at the old quay.
A third sentence tells how the council voted .
Reporting by Ada Quist; editing by Ines Doyle
Source: Varn Courier and agencies
Original url
https://www.courier.example/a`;

test("the expressions that are built while the program runs take no more than linear time either", async () => {
  const places = new Set(expressionsBuiltIn(SOURCE).map((at) => at.split(":")[0]));
  expect([...places].sort()).toEqual([
    "languages/numbers.ts",
    "points/page-furniture.ts",
    "points/refusal/shapes.ts",
    "sources/extract/html/author-names.ts",
    "sources/extract/html/slim.ts",
    "sources/extract/html/visible-dates.ts",
    "sources/extract/html/weights.ts",
    "sources/extract/plain-text/agencies.ts",
    "sources/extract/plain-text/by-line.ts",
    "sources/extract/plain-text/captions.ts",
    "sources/extract/plain-text/credits.ts",
    "sources/extract/plain-text/date-line.ts",
    "sources/extract/plain-text/facts.ts",
    "sources/extract/plain-text/furniture.ts",
    "sources/extract/plain-text/outlet.ts",
    "sources/extract/plain-text/running-head.ts",
    "sources/extract/plain-text/summary.ts",
    "sources/extract/plain-text/unspaced-dateline.ts",
  ]);
  const built = await expressionsBuiltBy(async () => {
    vi.resetModules();
    const { LANGUAGE_CODES, languageOf } = await import("../src/languages/known.ts");
    const { isPageFurniture } = await import("../src/points/page-furniture.ts");
    const { shapeOf } = await import("../src/points/refusal/shapes.ts");
    const { quantitiesIn } = await import("../src/languages/numbers.ts");
    for (const language of LANGUAGE_CODES.flatMap((code) => languageOf(code) ?? [])) {
      quantitiesIn("5m", language);
      isPageFurniture("Scroll down.", language);
      shapeOf(Array(10).fill("Scroll down."), [], language);
    }
    const { articleFromText } = await import("../src/sources/extract/plain-text/article.ts");
    articleFromText(PAGE, { id: "page" });
    const { readPage } = await import("../src/sources/extract/html/page.ts");
    readPage(`<article>${PAGE.replaceAll("\n", "<p>")}</article>`, "https://www.courier.example/a");
    const { slimHtml } = await import("../src/sources/extract/html/slim.ts");
    for (const name of ["script", "style", "textarea", "title", "svg"]) slimHtml(`<${name}>x</${name}>`);
  });
  expect(built.length).toBeGreaterThanOrEqual(40);
  expect(built.filter(isSuperLinear)).toEqual([]);
});
