import fc from "fast-check";
import { parseHTML } from "linkedom";
import { lexer, parse, type Token, walkTokens } from "marked";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/chat/markdown.ts";
import { plainLine } from "../../src/chat/plain-line.ts";
import { presentPage } from "../../src/digest/present/present.ts";
import type { Message } from "../../src/model/message.ts";
import { aDigest, aDigestStory, aDisagreement, aPoint, aSaying, aSayingQuote } from "../builders.ts";
import { AWKWARD_LINKS, HOSTILE_LINKS, HOSTILE_TEXTS } from "../hostile-texts.ts";
import { messageOf } from "./hostile-message.ts";

const SAFE_LINK = "https://ellery-courier.example/bridge";

/** Kinds of tokens of GitHub Flavored Markdown in order; characters, escaped or not, do not count. */
function skeleton(markdown: string): string {
  const kinds: string[] = [];
  void walkTokens(lexer(markdown, { gfm: true }), (token: Token) => {
    const kind = token.type === "heading" ? `heading ${token["depth"]}` : token.type;
    if (!["text", "escape", "space"].includes(kind)) kinds.push(kind);
  });
  return kinds.join("\n");
}

const shown = (markdown: string) => {
  const { document } = parseHTML(`<html><body>${parse(markdown, { gfm: true, async: false })}</body></html>`);
  return document;
};
const withoutJoiner = (text: string | null | undefined) => (text ?? "").replaceAll("\u2060", "");

/** Texts of which something is left to see. */
const VISIBLE_TEXTS = HOSTILE_TEXTS.filter((text) => plainLine(text) !== "");

test.each(VISIBLE_TEXTS)("makes nothing but text of %j", (text) => {
  const markdown = renderMarkdown(messageOf(text, SAFE_LINK));
  expect(skeleton(markdown)).toBe(skeleton(renderMarkdown(messageOf("harmless", SAFE_LINK))));
  const document = shown(markdown);
  expect(document.querySelectorAll("script, img, table, pre, del, input, br, iframe")).toHaveLength(0);
  expect([...document.querySelectorAll("a")].every((a) => a.getAttribute("href") === SAFE_LINK)).toBe(true);
  for (const place of ["h2", "h3", "ul > li"]) {
    expect(withoutJoiner(document.querySelector(place)?.textContent).trim()).toContain(plainLine(text));
  }
});

test.each(HOSTILE_LINKS)("makes no link of %j", (link) => {
  expect(shown(renderMarkdown(messageOf("words", link))).querySelectorAll("a")).toHaveLength(0);
});

test.each(AWKWARD_LINKS)("keeps %j one address", (link) => {
  const markdown = renderMarkdown(messageOf("words", link));
  expect(skeleton(markdown)).toBe(skeleton(renderMarkdown(messageOf("words", SAFE_LINK))));
  for (const a of shown(markdown).querySelectorAll("a")) {
    expect(decodeURIComponent(a.getAttribute("href") ?? "")).toBe(decodeURIComponent(new URL(link).href));
  }
});

test("names nobody: an @ is never followed by a name", () => {
  for (const text of ["@everyone", "@here and @octocat", "mail a@b.example"]) {
    expect(renderMarkdown(messageOf(text))).not.toMatch(/@[\w-]/);
  }
});

test("makes nothing of any text", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab1.) \n\t#*_-+=`~[]()<>!|&;:\\/@{}$^\"'”“"), maxLength: 30 });
  const visible = text.filter((one) => plainLine(one) !== "");
  const expected = skeleton(renderMarkdown(messageOf("harmless", SAFE_LINK)));
  fc.assert(
    fc.property(visible, (one) => {
      expect(skeleton(renderMarkdown(messageOf(one, SAFE_LINK)))).toBe(expected);
    }),
    { numRuns: 400 },
  );
});

test("code keeps its backticks", () => {
  const message: Message = {
    ...messageOf(""),
    blocks: [{ type: "text", spans: [{ text: "a ``b`` `c", style: "code" }, { text: " <b>" }] }],
    thread: [],
  };
  expect(shown(renderMarkdown(message)).querySelector("p")?.innerHTML).toBe("<code>a ``b`` `c</code> &lt;b&gt;");
});

test("a digest reads well as plain text", () => {
  const story = aDigestStory({
    headline: "Ferry aground off Skerry Point",
    keyPoints: [aPoint("All 212 people are ashore."), aPoint("Fares rise by 4% to $3.")],
    sayings: [
      aSaying("We lost the rudder.", {
        quotes: [
          aSayingQuote("We lost the rudder."),
          aSayingQuote("The rudder went", { url: null, outlet: "Skerry Post" }),
        ],
      }),
    ],
    disagreements: [
      aDisagreement("injured", [
        ["9", "Ellery Courier"],
        ["12", "Skerry Post"],
      ]),
    ],
  });
  expect(renderMarkdown(presentPage(aDigest({ stories: [story] })))).toBe(`# Morning digest

Thursday 13 February 2025 · 1 story · 6 articles read

## Ferry aground off Skerry Point

1 article · 12 Feb 19:00

- All 212 people are ashore. \\[[1](https://ellery-courier.example/bridge)\\]
- Fares rise by 4% to \\$3. \\[[1](https://ellery-courier.example/bridge)\\]

> “We lost the rudder.”
>
> — **Mara Lindqvist**, harbour master · [Ellery Courier](https://ellery-courier.example/bridge)
>
> also as “The rudder went” · Skerry Post

### Where the reports differ

**How many injured**

- **9** (Ellery Courier) “The injured stood at 9.”
- **12** (Skerry Post) “The injured stood at 12.”

### Read on

1. **Ellery Courier** [Harbour bridge reopens](https://ellery-courier.example/bridge) · 12 Feb 19:00

---

### How this digest was made

Its points were by rules.

4 sources read. 6 articles read: 6 by rules.
`);
});
