import { expect, test } from "vitest";
import { isSameSite } from "../../src/sources/same-site.ts";

test.each([
  ["https://feeds.news.example.org/a", "http://www.example.org/b", true],
  ["https://one.co.uk/", "https://two.co.uk/", false],
  ["https://www.one.co.uk/", "https://feeds.one.co.uk/", true],
  ["http://192.0.2.1/", "http://198.51.2.1/", false],
  ["http://[2001:db8::1]/", "http://[2001:db8::1]:8080/", true],
  ["not an address", "not an address", false],
])("%s and %s", (one, other, expected) => {
  expect(isSameSite(one, other)).toBe(expected);
});
