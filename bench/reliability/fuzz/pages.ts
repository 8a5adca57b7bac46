import { Problem } from "../../../src/model/problem.ts";
import { decodeText } from "../../../src/sources/decode.ts";
import { readPage } from "../../../src/sources/extract/html/page.ts";
import { damaged } from "./damage.ts";
import { soundPage } from "./documents.ts";
import { pick } from "./pick.ts";
import type { Fuzz } from "./run.ts";

const TYPES = [null, "text/html", "text/html; charset=utf-8", "text/html; charset=gb18030", "text/html; charset=x"];

/** Damaged pages: read, or refused with a Problem; every block stands in the text. */
export const pageFuzz: Fuzz = {
  deadlineMilliseconds: 5_000,
  run: (random) => {
    const html = decodeText(damaged(random, soundPage(random)), pick(random, TYPES));
    try {
      const { text, blocks } = readPage(html, "https://courier.example/a");
      if (blocks.some(({ start, end }) => start >= end || end > text.length))
        throw new Error("a block beyond the text");
      return text === "" ? "without a text" : "read";
    } catch (thrown) {
      if (thrown instanceof Problem) return "refused";
      throw thrown;
    }
  },
};
