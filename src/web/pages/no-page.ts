import { html } from "hono/html";
import { type Problem, problemWords } from "../../model/problem.ts";
import { anew } from "../../words/anew.ts";
import type { Words } from "../../words/words.ts";
import type { Page } from "../layout.ts";
import { shown } from "../text.ts";

/** Where there is nothing, or nothing that the reader may see: the two are told alike. */
export function noPage(words: Words): Page {
  return {
    title: words.say("room.noPage"),
    body: html`<header><h1>${words.say("room.noPage")}</h1></header><p>${words.say("room.noPageHint")}</p>`,
  };
}

export function troublePage(problem: Problem, words: Words): Page {
  return {
    title: words.say("room.trouble"),
    body: html`<header><h1>${words.say("room.trouble")}</h1></header><p dir="auto">${shown(anew(problemWords(problem), words))}</p>`,
  };
}
