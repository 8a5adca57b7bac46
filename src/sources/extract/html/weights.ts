import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";
import type { TextBlock } from "./block-text.ts";
import type { PageElement } from "./dom.ts";
import { lengthOf, proseOf, runsOf } from "./prose.ts";

/** What one element of a page holds. */
export interface Weight {
  /** Letters of running text. */
  prose: number;
  /** Those of them that speak of cookies or of blocked adverts. */
  consent: number;
  /** Characters of all text, and of links. */
  text: number;
  linked: number;
  /** Lines with a link in them. */
  links: number;
  /** Lines that are a link within the site and nothing else, as long as a headline. */
  titles: number;
}

export type Weights = ReadonlyMap<PageElement, Readonly<Weight>>;

/** A character of a list, of a link and of furniture, beside one of running text. */
export const WORTH = { short: 0.25, linked: -1, furniture: -0.3 };

const LEAST_TITLE = 15;
/** The words are the same nearly everywhere. */
const consent = once(() => new RegExp(anyOf("consent"), "i"));
const NOTHING: Weight = { prose: 0, consent: 0, text: 0, linked: 0, links: 0, titles: 0 };

/** What every element holds, by the lines in it. */
export function weigh(blocks: readonly TextBlock[]): Weights {
  const weights = new Map<PageElement, Weight>();
  for (const run of runsOf(blocks)) {
    const added = weightOf(run);
    for (let at = run[0]?.element ?? null; at; at = at.parentElement) {
      const weight = weights.get(at);
      if (weight) add(weight, added);
      else weights.set(at, { ...added });
    }
  }
  return weights;
}

export const weightIn = (weights: Weights, element: PageElement): Readonly<Weight> => weights.get(element) ?? NOTHING;

function weightOf(run: readonly TextBlock[]): Weight {
  const added = { ...NOTHING, prose: proseOf(run) };
  for (const { text, linked, isWithin } of run) {
    added.text += text.length;
    if (added.prose > 0 && consent().test(text)) added.consent += lengthOf(text);
    added.linked += linked;
    if (linked > 0) added.links += 1;
    if (isWithin && linked > 0.8 * text.length && lengthOf(text) >= LEAST_TITLE) added.titles += 1;
  }
  return added;
}

function add(weight: Weight, { prose, consent, text, linked, links, titles }: Weight): void {
  weight.prose += prose;
  weight.consent += consent;
  weight.text += text;
  weight.linked += linked;
  weight.links += links;
  weight.titles += titles;
}
