import { Problem } from "../../../src/model/problem.ts";
import { readEntry } from "../../../src/sources/extract/html/page.ts";
import { readFeed } from "../../../src/sources/feed/read.ts";
import { damaged } from "./damage.ts";
import { soundFeed } from "./documents.ts";
import { chance, pick } from "./pick.ts";
import type { Fuzz } from "./run.ts";

const TYPES = [
  null,
  "text/xml",
  "application/rss+xml; charset=utf-8",
  "text/html; charset=shift_jis",
  "application/json",
  ";",
];

/** Damaged feeds, and of one in ten the bodies of its entries: read, or refused with a Problem. */
export const feedFuzz: Fuzz = {
  deadlineMilliseconds: 5_000,
  run: (random) => {
    const bytes = damaged(random, soundFeed(random));
    try {
      const { entries } = readFeed(bytes, "https://courier.example/feed", pick(random, TYPES));
      if (entries.some(({ id }) => id === "")) throw new Error("an entry without an id");
      const readsBodies = chance(random, 0.1);
      for (const { url, title, html } of readsBodies ? entries.slice(0, 3) : []) {
        if (html !== null) readEntry(html, url, title);
      }
      return entries.length > 0 ? "read" : "without entries";
    } catch (thrown) {
      if (thrown instanceof Problem) return "refused";
      throw thrown;
    }
  },
};
