import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalUrl } from "../../src/sources/canonical-url.ts";

test.each([
  ["https://News.Example.org:443/a/?utm_source=feed&b=2&a=1&fbclid=x#top", "https://news.example.org/a?a=1&b=2"],
  ["https://news.example.org/?id=7&at_medium=RSS", "https://news.example.org/?id=7"],
  ["https://news.example.org/a", "https://news.example.org/a"],
  ["not an address", "not an address"],
])("%s", (address, expected) => {
  expect(canonicalUrl(address)).toBe(expected);
});

test("doing it twice changes nothing", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      expect(canonicalUrl(canonicalUrl(url))).toBe(canonicalUrl(url));
    }),
  );
});
