import { wordKey } from "./same-words.ts";

const PAIRS = `early late, earlier later, rise fall, rise drop, rise decline, rise sink, gain fall, gain drop, climb fall,
  jump fall, jump drop, increase decrease, increase fall, increase drop, increase decline, raise lower, raise cut, raise
  reduce, boost cut, expand shrink, grow shrink, grow fall, strengthen weaken, strong weak, high low, higher lower, highest
  lowest, large small, larger smaller, largest smallest, big small, bigger smaller, biggest smallest, long short, longer
  shorter, more less, more fewer, most least, most fewest, above below, over under, up down, better worse, best worst, old
  young, older younger, oldest youngest, old new, fast slow, faster slower, cheap dear, cheap expensive, cheaper dearer,
  heavy light, heavier lighter, hot cold, warm cold, warmer colder, wet dry, rich poor, strict lax, easy hard, easier
  harder, win lose, accept reject, accept refuse, accept decline, allow ban, allow forbid, approve reject, open close, gain
  loss, profit loss, surplus deficit, north south, east west, northern southern, eastern western, left right, man woman, boy
  girl, male female, son daughter, brother sister, father mother, husband wife, support oppose, support reject, back oppose,
  agree refuse, agree disagree, guilty innocent, convict acquit, first last, success failure, succeed fail, start end,
  beginning end, begin end, admit deny, confirm deny, buy sell, borrow lend, import export, arrive leave, arrive depart,
  enter leave, join leave, hire fire, appoint dismiss, create destroy, build demolish, add remove, include exclude, praise
  criticise, praise condemn, welcome criticise, welcome reject, love hate, attack defend, advance retreat, ease tighten,
  relax tighten, same different, similar different, public private, male female, major minor, upper lower, inner outer,
  positive negative, safe dangerous, legal illegal, possible impossible, likely unlikely, clear unclear, known unknown,
  usual unusual, able unable, day night, morning evening, before after, inside outside, alive dead, survive die, found
  missing, friend enemy, ally enemy, save lose, teacher pupil, employer employee, buyer seller, landlord tenant, plaintiff
  defendant, parent child, victim attacker, always never, always sometimes, usually always, often rarely, often never, all
  none, both neither, majority minority, maximum minimum, ahead behind, hit miss, attend miss, keep drop, hold release, arrest
  release, great little, deep shallow, deeper shallower, deepest shallowest, much little, big little, jail free, lift impose, continue stop, resume halt, remember forget, help hinder, cause prevent, damage repair, lock
  unlock, victory defeat, peace war, hope fear, right wrong, true false, left right, optimistic pessimistic, home away, remain
  leave, stay leave, push pull, near far, widen narrow, wide narrow, push pull, rural urban, domestic foreign, temporary
  permanent, temporarily permanently, partly fully, partially fully, voluntary compulsory, urban rural, junior senior, upstream
  downstream, indoor outdoor, offer withdraw, deploy withdraw, loosen tighten, inflate deflate, import export, proven alleged`;

const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS.split(",")) {
  const [one = "", other = ""] = pair.trim().split(/\s+/).map(wordKey);
  OPPOSITES.set(one, (OPPOSITES.get(one) ?? new Set()).add(other));
  OPPOSITES.set(other, (OPPOSITES.get(other) ?? new Set()).add(one));
}

const PREFIXES = ["un", "in", "im", "il", "ir", "dis", "non", "mis"];

/** Whether two words, given by their keys, say the opposite: "late" and "early", "legal" and "illegal". */
export const areOpposite = (one: string, other: string): boolean =>
  OPPOSITES.get(one)?.has(other) === true ||
  PREFIXES.some((prefix) => one === prefix + other || other === prefix + one);
