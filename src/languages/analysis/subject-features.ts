import { hashOf, mixed } from "./hashing.ts";
import type { NounPhrase } from "./noun-phrases.ts";
import type { TaggedToken } from "./token.ts";

export const SUBJECT_FEATURES = 34;

const bucket = (count: number): number => (count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : count < 20 ? 6 : 7);

/** What stands between two places of a sentence. */
interface Between {
  commas: number;
  finite: number;
  relatives: number;
  subordinators: number;
  conjunctions: number;
  phrases: number;
  bare: number;
  prepositions: number;
  auxiliaries: number;
  adverbs: number;
  participles: number;
  stops: number;
  others: number;
}

const tagCode = (token: TaggedToken | undefined): number =>
  token
    ? hashOf(
        token.tag.form
          ? `${token.tag.wordClass}:${token.tag.form}`
          : token.tag.pronoun
            ? `${token.tag.wordClass}:${token.tag.pronoun}`
            : token.tag.wordClass,
      )
    : 3;
const wordCode = (token: TaggedToken | undefined): number => (token ? hashOf(token.lower) : 5);

export function subjectFeatures(
  tokens: readonly TaggedToken[],
  phrases: readonly NounPhrase[],
  verb: number,
  index: number,
  features: Uint32Array,
): void {
  const phrase = phrases[index] as NounPhrase;
  const before = phrase.to <= verb;
  const lo = before ? phrase.to : verb + 1;
  const hi = before ? verb : phrase.from;
  const b: Between = {
    commas: 0,
    finite: 0,
    relatives: 0,
    subordinators: 0,
    conjunctions: 0,
    phrases: 0,
    bare: 0,
    prepositions: 0,
    auxiliaries: 0,
    adverbs: 0,
    participles: 0,
    stops: 0,
    others: 0,
  };
  for (let at = lo; at < hi; at++) {
    const t = tokens[at] as TaggedToken;
    const c = t.tag.wordClass;
    if (t.kind === "mark") {
      if (t.text === ",") b.commas++;
      else b.stops++;
    } else if (c === "AUX") b.auxiliaries++;
    else if (c === "VERB") {
      if (t.tag.form === "finite" || t.tag.form === "subjunctive") b.finite++;
      else b.participles++;
    } else if (t.tag.pronoun === "relative") b.relatives++;
    else if (c === "SCONJ") b.subordinators++;
    else if (c === "CCONJ") b.conjunctions++;
    else if (c === "ADP") b.prepositions++;
    else if (c === "ADV" || c === "PART") b.adverbs++;
    else b.others++;
  }
  const governedAt = (p: NounPhrase): boolean => {
    const t = tokens[p.from - 1];
    return t !== undefined && t.tag.wordClass === "ADP";
  };
  const step = before ? 1 : -1;
  for (let k = index + step; k >= 0 && k < phrases.length; k += step) {
    const p = phrases[k] as NounPhrase;
    if (before ? p.from >= verb : p.to <= verb) break;
    b.phrases++;
    if (!governedAt(p)) b.bare++;
  }
  const v = tokens[verb] as TaggedToken;
  const head = tokens[phrase.head] as TaggedToken;
  const first = tokens[phrase.from] as TaggedToken;
  const governed = governedAt(phrase) ? 1 : 0;
  const dir = before ? 1 : 2;
  const dist = bucket(hi - lo);
  const clause =
    Math.min(b.finite, 2) +
    3 * Math.min(b.relatives, 1) +
    6 * Math.min(b.subordinators, 1) +
    12 * Math.min(b.conjunctions, 1) +
    24 * Math.min(b.stops, 1);
  const commas = Math.min(b.commas, 3);
  const vt = tagCode(v),
    ht = tagCode(head),
    pt = tagCode(tokens[phrase.from - 1]),
    nt = tagCode(tokens[phrase.to]);
  const pron = phrase.pronoun ? hashOf(first.lower) : 7;
  const vprev = tagCode(tokens[verb - 1]),
    vnext = tagCode(tokens[verb + 1]);
  const bare = Math.min(b.bare, 3),
    nps = Math.min(b.phrases, 4);
  let k = 0;
  const f = (kind: number, x: number, y = 0, z = 0): void => {
    features[k++] = mixed(kind, dir, mixed(99, x, y, z));
  };
  f(1, vt);
  f(2, ht, governed);
  f(3, dist, governed);
  f(4, clause, commas);
  f(5, bare, governed);
  f(6, nps, governed);
  f(7, pron, governed);
  f(8, wordCode(tokens[phrase.from - 1]));
  f(9, wordCode(tokens[phrase.to]));
  f(10, pt, nt);
  f(11, vt, vprev);
  f(12, vt, vnext);
  f(13, dist, vt, governed);
  f(14, bare, vt, governed * 8 + commas);
  f(15, clause, vt, bare);
  f(16, Math.min(b.auxiliaries, 2), vt, dist);
  f(17, wordCode(v), governed);
  f(18, wordCode(v), ht);
  f(19, hashOf(v.lower.slice(-2)), hashOf(head.lower.slice(-2)));
  f(20, hashOf(v.lower.slice(-2)), pron);
  f(21, wordCode(first), governed);
  f(22, phrase.from === 0 ? 1 : 0, governed, vt);
  f(23, tagCode(tokens[phrase.from - 1]), governed, bare);
  f(24, commas, Math.min(b.finite, 2), bare);
  f(25, Math.min(b.participles, 2), vt, bare);
  f(26, nt, dist === 0 ? 1 : 0, vt);
  f(27, head.capital ? 1 : 0, ht, governed);
  f(28, clause, commas, bare * 2 + governed);
  f(29, wordCode(tokens[verb - 1]), dist);
  f(30, wordCode(tokens[verb + 1]), dist);
  f(31, Math.min(b.prepositions, 2), bare, commas);
  f(32, vt, tagCode(tokens[verb - 2]), vprev);
  f(33, pron, vt, bare);
  f(34, ht, vt, bare * 2 + governed);
}
