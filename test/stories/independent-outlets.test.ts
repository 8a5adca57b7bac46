import { expect, test } from "vitest";
import { tellStory } from "../../src/stories/tell.ts";
import { aReadArticle } from "../builders.ts";

const LIMITS = { points: 1, words: null };
/** Texts of the outlets' own: none is a copy of another. */
const TEXTS = [
  "The harbour bridge in Port Ellery reopened on Tuesday after engineers had replaced 214 bolts.",
  "Commuters crossed the water again this week; nine months of ferries and detours are over at last.",
  "Nobody at the ministry would say what mending the crossing at Ellery had cost the taxpayer.",
];

function independent(
  outlets: readonly (readonly [outlet: string | null, url: string | null])[],
  owners: Parameters<typeof tellStory>[3] = [],
): number {
  const articles = outlets.map(([outlet, url], at) =>
    aReadArticle({ id: `article-${at}`, outlet, url, text: TEXTS[at] ?? "" }),
  );
  return tellStory("bridge", articles, LIMITS, owners).independentOutlets;
}

test.each([
  ["outlets of their own", 3, ["Ellery Courier", "Port Herald", "Coast Wire"]],
  ["one outlet twice", 2, ["Ellery Courier", "Port Herald", "Ellery Courier"]],
  ["an outlet and its site", 2, ["The Ellery Courier", "Ellery Courier Online", "Port Herald"]],
])("%s", (_, count, outlets) => {
  expect(independent(outlets.map((outlet) => [outlet, null]))).toBe(count);
});

test("editions of one site are one outlet, whatever they call themselves", () => {
  const editions = [
    ["Ellery Courier", "https://www.courier.example/a"],
    ["Courier Orvane", "https://orvane.courier.example/b"],
    ["Port Herald", "https://www.herald.example/c"],
  ] as const;
  expect(independent(editions)).toBe(2);
});

test("where anybody publishes, each host is an outlet of its own", () => {
  const blogs = [
    ["Mara writes", "https://mara.substack.com/p/a"],
    ["Tomas writes", "https://tomas.substack.com/p/b"],
  ] as const;
  expect(independent(blogs)).toBe(2);
});

test("outlets of one owner, named by name or by domain, are counted once", () => {
  const outlets = [
    ["Ellery Courier", "https://www.courier.example/a"],
    ["Port Herald", "https://www.herald.example/c"],
    ["Coast Wire", "https://coastwire.example/d"],
  ] as const;
  expect(independent(outlets)).toBe(3);
  expect(independent(outlets, [{ name: "Northern Press", outlets: ["the ellery courier", "herald.example"] }])).toBe(2);
});
