import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { renderHtml } from "../../src/chat/html/render.ts";
import { plainLine } from "../../src/chat/plain-line.ts";
import { presentPage } from "../../src/digest/present/present.ts";
import { aDigest, aDigestStory, anExcerpt, aPoint, aSaying } from "../builders.ts";
import { AWKWARD_LINKS, HOSTILE_LINKS, HOSTILE_TEXTS } from "../hostile-texts.ts";
import { messageOf } from "./hostile-message.ts";

const SAFE_LINK = "https://ellery-courier.example/bridge";

type PageElement = ReturnType<typeof parseHTML>["document"]["documentElement"];

/** Names of elements and attributes, in order; the wrapping of right-to-left text does not count. */
function skeleton(html: string): string {
  const shape = (element: PageElement): string => {
    const inner = [...element.children].map(shape).join("");
    if (element.localName === "bdi") return inner;
    const attributes = [...element.attributes].map(({ name }) => name).sort();
    return `<${element.localName} ${attributes.join(" ")}>${inner}</>`;
  };
  return shape(parseHTML(html).document.documentElement);
}

test.each(HOSTILE_TEXTS)("makes no element and no attribute of %j", (text) => {
  const html = renderHtml(messageOf(text, SAFE_LINK));
  expect(skeleton(html)).toBe(skeleton(renderHtml(messageOf("harmless", SAFE_LINK))));
  const { document } = parseHTML(html);
  expect(document.querySelector("main > article > h2")?.textContent.trim()).toBe(plainLine(text));
});

test.each(HOSTILE_LINKS)("makes no link of %j", (link) => {
  const html = renderHtml(messageOf("words", link));
  expect(parseHTML(html).document.querySelectorAll("a")).toHaveLength(0);
});

test.each(AWKWARD_LINKS)("keeps %j one address", (link) => {
  const html = renderHtml(messageOf("words", link));
  expect(skeleton(html)).toBe(skeleton(renderHtml(messageOf("words", SAFE_LINK))));
  for (const a of parseHTML(html).document.querySelectorAll("a")) {
    expect(a.getAttribute("href")).toBe(new URL(link).href);
    expect(a.getAttribute("rel")).toBe("noreferrer noopener");
  }
});

test("makes nothing of any text", () => {
  const expected = skeleton(renderHtml(messageOf("harmless")));
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(skeleton(renderHtml(messageOf(text)))).toBe(expected);
    }),
    { numRuns: 50 },
  );
});

test("the page needs nothing from anywhere and lets nothing run", () => {
  const html = renderHtml(messageOf("words", SAFE_LINK));
  const { document } = parseHTML(html);
  expect(document.querySelectorAll("script, link, img, iframe, object, form, [src], [style]")).toHaveLength(0);
  expect(html).not.toMatch(/url\(|@import|https?:\/\/(?!ellery-courier)/);
  const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content");
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'$/,
  );
});

test("a digest is a head, an article a story, and a foot", () => {
  const digest = aDigest({
    stories: [
      aDigestStory({
        keyPoints: [aPoint("All are ashore.", { evidence: [anExcerpt("By midnight all were ashore.")] })],
        sayings: [aSaying("We lost the rudder.")],
      }),
      aDigestStory({ id: "b", headline: "Bakers strike" }),
    ],
  });
  const { document } = parseHTML(renderHtml(presentPage(digest)));
  expect([...document.querySelectorAll("main > *")].map(({ localName }) => localName)).toEqual([
    "header",
    "nav",
    "article",
    "article",
    "footer",
  ]);
  expect(document.querySelector("title")?.textContent).toBe("Morning digest, Thursday 13 February 2025");
  expect(document.querySelector("article details q")?.textContent).toBe("By midnight all were ashore.");
  expect(document.querySelector("figure blockquote")?.textContent).toBe("“We lost the rudder.”");
  expect(document.querySelector("figcaption")?.textContent).toBe("Mara Lindqvist, harbour master · Ellery Courier");
});

test("the head tells all stories in a line each; those after the third are a headline and a line until they are opened", () => {
  const story = (place: number) =>
    aDigestStory({ id: `s${place}`, headline: `Story ${place}`, keyPoints: [aPoint(`What ${place} is about.`)] });
  const { document } = parseHTML(renderHtml(presentPage(aDigest({ stories: [1, 2, 3, 4].map(story) }))));
  expect(document.querySelector("nav h3")?.textContent).toBe("Today in 4 lines · 1 min");
  const links = [...document.querySelectorAll("nav a")];
  expect(
    links.map((link) => document.querySelector(link.getAttribute("href") ?? "")?.querySelector("h2")?.textContent),
  ).toEqual(links.map(({ textContent }) => textContent));
  expect(document.querySelectorAll("article > h2")).toHaveLength(3);
  expect(document.querySelector("article > details > summary > p")?.textContent).toBe("What 4 is about.");
});

test("an outlet's picture is shown with its words, and nothing else may be loaded", () => {
  const [article] = aDigestStory().articles;
  const pictured = (url: string) =>
    aDigestStory({ articles: article ? [{ ...article, picture: { url, alt: 'A "ferry"' } }] : [] });
  const pageOf = (url: string) => parseHTML(renderHtml(presentPage(aDigest({ stories: [pictured(url)] })))).document;
  const shown = pageOf("https://pictures.example/ferry.jpg");
  expect(shown.querySelector("article > img")?.getAttribute("alt")).toBe('A "ferry"');
  expect(shown.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain("; img-src https:; ");
  expect(pageOf("javascript:alert(1)").querySelector("img")).toBeNull();
  expect(pageOf("http://pictures.example/ferry.jpg").querySelector("img")).toBeNull();
});

test("links to our own files only where they are asked for", () => {
  const message = messageOf("words", "2025-02-13/morning.html");
  expect(renderHtml(message)).not.toContain("<a ");
  expect(renderHtml(message, { localLinks: true })).toContain('<a href="2025-02-13/morning.html"');
  for (const link of ["../secret.html", "/etc/passwd.html", "a//b.html", "x.exe"]) {
    expect(renderHtml(messageOf("words", link), { localLinks: true })).not.toContain("<a ");
  }
});
