import { nounPhraseBefore, nounPhraseCore } from "../quotes/grammar/noun-phrase-before.ts";
import type { Token } from "../quotes/grammar/token.ts";
import { DETERMINERS, isMark, isNameWord, isTime, POSSESSIVES, RELATIVES } from "../quotes/grammar/words.ts";

const LONGEST_ROLE = 10;
const POSSESSIVE = /['’]s?$/;

/** Nouns that say what somebody does or is. */
const ROLE_NOUNS: ReadonlySet<string> = new Set(
  `spokesman spokeswoman spokesperson president minister secretary director chairman chairwoman chair chief head leader mayor
  governor senator congressman congresswoman representative lawmaker member candidate nominee ambassador envoy diplomat official
  officer commander general colonel captain sergeant judge justice attorney lawyer prosecutor counsel professor teacher lecturer
  scholar researcher scientist historian economist analyst expert strategist adviser advisor aide assistant consultant pollster
  manager executive founder co-founder owner partner investor banker trader businessman businesswoman entrepreneur billionaire
  editor reporter correspondent journalist columnist author writer novelist poet critic host anchor producer actor actress
  comedian singer musician artist painter filmmaker coach player captain striker doctor physician surgeon nurse psychologist
  priest pastor bishop rabbi imam activist organizer organiser campaigner volunteer veteran resident neighbor neighbour witness
  student farmer worker driver engineer pilot architect designer detective inspector sheriff superintendent commissioner
  councilman councilwoman councillor delegate operative fellow dean principal treasurer supporter opponent rival wife husband
  son daughter brother sister father mother widow friend colleague boss king queen prince princess pope cardinal premier
  chancellor vice-president deputy mogul tycoon fundraiser donor lobbyist staffer speaker mediator negotiator arbitrator
  auditor curator conductor librarian midwife paramedic firefighter fisherman fishmonger harbourmaster shopkeeper electrician
  plumber carpenter mechanic biologist chemist physicist geologist meteorologist epidemiologist virologist astronomer
  sociologist anthropologist archaeologist statistician mathematician philosopher theologian surgeon-general pathologist
  prosecutor-general rapporteur ombudsman ombudswoman commentator broadcaster presenter photographer cartoonist publisher
  biographer playwright choreographer goalkeeper midfielder defender forward cyclist swimmer sprinter skier boxer golfer`.split(
    /\s+/,
  ),
);

const SHORT_TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sen: "senator",
    gov: "governor",
    rep: "representative",
    gen: "general",
    lt: "lieutenant",
    col: "colonel",
    capt: "captain",
    sgt: "sergeant",
    prof: "professor",
    rev: "reverend",
    dr: "doctor",
    adm: "admiral",
    cmdr: "commander",
  }),
);

const PLAIN = /^[a-z-]*$/;

/** The word of a role in lower case, short titles written out. */
export function roleWord(word: string): string {
  const lower = word.toLowerCase();
  const bare = PLAIN.test(lower) ? lower : lower.replace(/[.,]/g, "").replace(POSSESSIVE, "");
  return SHORT_TITLES.get(bare) ?? bare;
}

export const isRoleNoun = (word: string): boolean => ROLE_NOUNS.has(roleWord(word));

/** Whether "Secretary of" or "Director of the" stands right before `at`. */
export function isOfficeBefore(tokens: readonly Token[], at: number, floor: number): boolean {
  const link = tokens[at - 1]?.lower === "the" ? at - 2 : at - 1;
  const office = tokens[link - 1];
  return link > floor && OF.has(tokens[link]?.lower ?? "") && office?.capital === true && isRoleNoun(office.text);
}

/** The role that stands at the name in tokens [from, to): before it, or between commas after it. Null where none does. */
export function roleAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  floor: number,
  ceiling: number,
): string | null {
  return roleInFront(tokens, from, to, floor) ?? roleBefore(tokens, from, floor) ?? roleAfter(tokens, to, ceiling);
}

const wordsOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");

/** "Kremlin spokesman" of "the Kremlin spokesman Ivan Doe", "Secretary of State" of "Secretary of State Jane Roe". */
function roleBefore(tokens: readonly Token[], from: number, floor: number): string | null {
  const start = roleStart(tokens, from, floor);
  const first = afterDeterminer(tokens, start);
  return first < from ? wordsOf(tokens, first, from).replace(HONORIFIC, "") || null : null;
}

/** Past the "the" of "the finance minister"; in "the hospital's director" it belongs to the hospital and stays. */
function afterDeterminer(tokens: readonly Token[], start: number): number {
  const owner = tokens[start + 1];
  if (owner && !owner.capital && POSSESSIVE.test(owner.text)) return start;
  return DETERMINERS.has(tokens[start]?.lower ?? "") ? start + 1 : start;
}

const HONORIFIC = / ?\b(?:Mr|Mrs|Ms|Miss|Dr)\.?$/;

/** Whether titles say what somebody does: "Press Secretary" does, "Dr." alone only how they are addressed. */
export const isOffice = (titles: readonly string[]): boolean =>
  titles.some(isRoleNoun) && titles.join(" ").replace(HONORIFIC, "") !== "";

/** Where the role that ends right before a name begins; `end` where no role stands there. */
function roleStart(tokens: readonly Token[], end: number, floor: number): number {
  const low = Math.max(floor, end - LONGEST_ROLE);
  const plain = plainStart(tokens, end, low);
  const whole = officeStart(tokens, end, low) ?? plain;
  if (whole === null) return end;
  const isJoint = tokens[whole - 1]?.lower === "and" && tokens[whole]?.capital === true;
  const other = isJoint ? plainStart(tokens, whole - 1, low) : null;
  return other !== null && tokens[whole - 2]?.capital ? other : whole;
}

/** The start of words such as "former Kremlin spokesman"; null where the last is no noun of a role. */
function plainStart(tokens: readonly Token[], end: number, floor: number): number | null {
  const last = tokens[end - 1];
  if (!last || end <= floor || !isRoleNoun(last.text)) return null;
  const phrase = nounPhraseCore(tokens, end, floor);
  if (!phrase) return end - 1;
  for (let at = end - 1; at >= phrase.from; at--) if (tokens[at]?.kind !== "word") return at + 1;
  return phrase.from;
}

const OF = new Set(["of", "for", "to"]);
const LONGEST_OFFICE = 5;

/** The start of "Secretary of State", "Director of the Harbour Agency"; null where no such office ends at `end`. */
function officeStart(tokens: readonly Token[], end: number, floor: number): number | null {
  for (let at = end - 1; at > floor && at > end - LONGEST_OFFICE; at--) {
    const token = tokens[at];
    if (token && OF.has(token.lower) && at < end - 1)
      return tokens[at - 1]?.capital ? plainStart(tokens, at, floor) : null;
    if (!isNameWord(token) && token?.lower !== "the") return null;
  }
  return null;
}

/** "finance minister" of "the finance minister, Jane Roe, …" and of "the finance minister, General Jane Roe, …". */
function roleInFront(tokens: readonly Token[], from: number, to: number, floor: number): string | null {
  let comma = from - 1;
  while (isNameWord(tokens[comma])) comma--;
  if (comma <= floor || !isMark(tokens[comma], ",") || !isClosedAfter(tokens, to)) return null;
  const phrase = nounPhraseBefore(tokens, comma, floor);
  const head = phrase && tokens[phrase.head];
  if (!head || phrase.pronoun || isNameWord(head) || !isRoleNoun(head.text)) return null;
  const start = afterDeterminer(tokens, phrase.from);
  return phrase.to - start <= LONGEST_ROLE ? wordsOf(tokens, start, phrase.to) : null;
}

/** Whether a name that ends at `to` is an apposition's end, not one of a list of names. */
export function isClosedAfter(tokens: readonly Token[], to: number): boolean {
  const mark = tokens[to];
  if (mark === undefined) return true;
  if (mark.kind !== "mark") return false;
  const next = tokens[to + 1];
  return !isMark(mark, ",") || !(isNameWord(next) || next?.lower === "and");
}

const ROLE_NEAR = 5;

/** "spokesman for the bank" of "Ivan Doe, a spokesman for the bank, …". */
function roleAfter(tokens: readonly Token[], to: number, ceiling: number): string | null {
  if (!isMark(tokens[to], ",")) return null;
  const opening = tokens[to + 1]?.lower ?? "";
  const start = DETERMINERS.has(opening) || POSSESSIVES.has(opening) ? to + 2 : to + 1;
  const end = appositionEnd(tokens, start, Math.min(ceiling, start + LONGEST_ROLE));
  const isWhole = end >= ceiling || tokens[end]?.kind !== "word";
  return isWhole && hasRole(tokens, start, Math.min(end, start + ROLE_NEAR)) ? wordsOf(tokens, start, end) : null;
}

function appositionEnd(tokens: readonly Token[], start: number, limit: number): number {
  let end = start;
  while (end < limit && isOfApposition(tokens[end])) end++;
  return end;
}

const isOfApposition = (token: Token | undefined): boolean =>
  token?.kind === "word" && !RELATIVES.has(token.lower) && !isTime(token);

function hasRole(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (isRoleNoun(tokens[at]?.text ?? "") && !isNameWord(tokens[at + 1])) return true;
  }
  return false;
}
