const LEAD_IN =
  /^(?:(?:view all posts|see all posts|all posts|more posts|more articles|more|zeige alle beiträge|alle beiträge|artikel|posted|written|published|reported|story|text|words|photos?|article|geschrieben|veröffentlicht|verfasst|ein beitrag|ein artikel|beitrag|gastbeitrag|eine kolumne|kolumne|kommentar|interview|erstellt|escrito|publicado|rédigé|publié|scritto)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+|^(?:authors?|autor(?:in|en|es)?|auteur|redaktion|text|reporter|posted by|written by|über den autor|about the author|作者|文|记者|記者|编辑|編輯|责编|责任编辑)\s*[:：|]\s*/iu;
/** In a line whose blanks are single, as all below. */
const SEPARATORS = / ?(?:;|\||\/\/|·|•) ?| (?:and|und|et|y|e|и|&) | ?, ?(?:and|und) /iu;
/** What follows a name: a job, an outlet, a date. */
const TAIL = / ?(?:\(|\[|\||–|—| - | on | am | at | für | for | vom | zuletzt | \d)[\s\S]*/iu;
const NOT_NAMES =
  /^(?:admin|administrator|webmaster|editor|staff|guest|unknown|anonymous|null|undefined|none|n\/a|author|autor|by|von|share|follow|more|home|profile|view|see all|all posts|twitter|facebook|instagram|linkedin|email|e-mail|contact|kommentare?|comments?|author archive|article by|veröffentlicht|aktualisiert|published|updated|[^\p{L}\p{N}]*)$/iu;
const DEGREE = /^(?:ph\.?d|m\.?d|m\.?a|m\.?sc|b\.?a|b\.?sc|jr|sr|esq|mph|rn|rd|ma|dds|dvm)\.?$/i;
const MAX_NAMES = 12;
const MAX_CHARACTERS = 60;
const LONGEST_LINE = 400;

/** A line that is a by-line and nothing else: "By Ann Example", "Autor: Bob Sample". */
export function isByLine(text: string): boolean {
  if (text.length > 90 || !LEAD_IN.test(text)) return false;
  const names = cleanNames([text]);
  return names.length > 0 && names.every(isFullName);
}

/** Names out of by-lines as pages write them: "By Ann Example and Bob Sample, Reporters" gives the two. */
export function cleanNames(written: readonly string[]): string[] {
  const names: string[] = [];
  for (const name of written.flatMap(namesIn)) {
    if (names.length < MAX_NAMES && !names.some((known) => known.toLowerCase() === name.toLowerCase()))
      names.push(name);
  }
  return names;
}

function namesIn(written: string): string[] {
  if (/^https?:\/\/|^www\./i.test(written.trim()) || written.length > LONGEST_LINE) return [];
  const line = written
    .replace(/<[^<>]{0,200}>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line
    .split(SEPARATORS)
    .flatMap((part) => partsOf(part ?? ""))
    .map(cleanName)
    .filter((name) => name !== null);
}

/** "Ann Example, Bob Sample" are two; "Ann Example, Reporter" and "Ann Example, PhD" are one. */
function partsOf(list: string): string[] {
  const [first = "", ...others] = list.split(",").map((part) => part.trim());
  if (others.length === 0) return [list];
  if (others.every((part) => DEGREE.test(part))) return [list];
  return [first, ...others.filter(isFullName)];
}

export function isFullName(text: string): boolean {
  if (/^\p{Script=Han}{2,4}$/u.test(text)) return true;
  const words = text.split(" ");
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    words.every(
      (word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word) || /^(?:de|van|von|der|la|le|al|bin|di|da|du)$/.test(word),
    ) &&
    !JOBS.test(text)
  );
}

const JOBS =
  /\b(?:writer|reporter|editor|correspondent|staff|press|news|contributor|columnist|journalist|producer|redakteur|journal|times|post|media|team|bureau|chief|director|professor|analyst)\b/i;

function cleanName(written: string): string | null {
  let name = written.replace(/\s+/g, " ").trim();
  for (let round = 0; round < 2; round++) name = name.replace(LEAD_IN, "").trim();
  if (!/^[^(]{0,3}\(/.test(name)) name = name.replace(TAIL, "");
  name = name
    .replace(/\S{1,400}@\S+/g, " ")
    .replace(/(?:^|\s)@\w+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.)]{1,400}$/gu, "")
    .trim();
  if (name.length < 2 || name.length > MAX_CHARACTERS || !/\p{L}/u.test(name)) return null;
  if (NOT_NAMES.test(name) || /[©®]/.test(written) || /\d{1,2}:\d{2}/.test(name)) return null;
  return name.split(" ").length > 7 ? null : name;
}
