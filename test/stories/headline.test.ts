import { expect, test } from "vitest";
import { headlineOf } from "../../src/stories/telling/headline.ts";
import { aReadArticle } from "../builders.ts";

const TEXT = "A spillway gate at the Lissavar Dam in Orvane failed on Tuesday, killing twelve people in Ostrenby.";
const headline = (titles: readonly string[]) =>
  headlineOf(
    titles.map((title, at) => aReadArticle({ id: `${at}`, title, text: TEXT, outlet: `Outlet ${at}` })),
    "A gate of the Lissavar Dam failed and killed twelve people.",
  );

test.each([
  "You won't believe what the Lissavar Dam minister said next",
  "10 things to know about the Lissavar Dam disaster",
  "The one mistake that doomed the Lissavar Dam",
  "This is what really happened at the Lissavar Dam",
  "Lissavar Dam: what we know so far",
  "Everything about the Lissavar Dam failure in one place",
  "Shocking video shows moment Lissavar Dam gate fails",
  "She lost her house at the Lissavar Dam. What she did next is a lesson",
  "Inside the Lissavar Dam disaster in Orvane",
  "LISSAVAR DAM GATE FAILS KILLING TWELVE IN ORVANE",
  "Lissavar Dam failure in Orvane, explained",
  "Is the Lissavar Dam safe",
  "Lissavar Dam latest: live updates as twelve die",
  "The Lissavar Dam failed — and here’s why that matters",
  "Meet the engineer who warned of the Lissavar Dam gate",
  "Maren Tolvik, 32, of Lissavar Dam in Orvane",
])("never clickbait: %s", (title) => {
  const plain = "Gate of Lissavar Dam fails in Orvane";
  expect(headline([title, title.replace("Lissavar", "the Lissavar"), plain])).toBe(plain);
  expect(headline([title])).toBe("A gate of the Lissavar Dam failed and killed twelve people.");
});

test.each([
  "Twelve dead as Lissavar Dam gate fails in Orvane, U.S. engineers say",
  "'A wall of brown water': twelve dead as Lissavar Dam gate fails",
  "Orvane Gov. Maren Tolvik calls inquiry into Lissavar Dam gate",
  "Lissavar Dam gate fails in Orvane, killing 12",
  "Maren Tolvik, 32, dies as Lissavar Dam gate fails",
])("a plain headline may stand: %s", (title) => {
  expect(headline([title])).toBe(title);
});

test("a cry before a plain headline is left out", () => {
  expect(headline(["BREAKING: Lissavar Dam gate fails in Orvane"])).toBe("Lissavar Dam gate fails in Orvane");
});
