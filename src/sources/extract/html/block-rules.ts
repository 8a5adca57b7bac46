import { monthNamed } from "../../dates/month-names.ts";
import { readWrittenDate } from "../../dates/written-date.ts";
import { zoneOffset } from "../../dates/zones.ts";
import { isHeading, type TextBlock } from "./block-text.ts";
import { isSameTitle } from "./title.ts";

/** Blocks at either end that may still be headline, date, by-line or what follows an article. */
const HEAD_BLOCKS = 8;
const TAIL_BLOCKS = 5;

/** The blocks that are the article's own text: without headline, dates, by-lines, links to other articles, notices. */
export function articleBlocks(blocks: readonly TextBlock[], title: string | null): TextBlock[] {
  const kept = blocks.filter(
    (block, i) =>
      !isFurniture(block) &&
      !(i < HEAD_BLOCKS && isHeadLine(block, title)) &&
      !(i >= blocks.length - TAIL_BLOCKS && isContactLine(block.text)),
  );
  return withoutRepeats(withoutDanglingLabels(withoutLastSection(withoutLinkRuns(kept))));
}

function isFurniture(block: TextBlock): boolean {
  return isPointer(block) || isNotice(block.text) || isDateLine(block.text) || !/[\p{L}\p{N}]/u.test(block.text);
}

/** Starts of lines that lead to another article, in the languages of the larger news markets. */
const POINTER =
  /^(?:[([\u2022\u25b6\u25ba>»*-]\s*)?(?:read(?: more| also| next| the full)?|see (?:more|also)|more(?: on this| from| about)?|related(?: articles?| stories| content| coverage)?|also (?:read|on|see)|watch(?: more| also| now)?|listen|download|don'?t miss|must read|recommended|further reading|click here|view gallery|photos?|gallery|video|lesen sie(?: auch| mehr)?|mehr zum thema|lire aussi|à lire|a lire aussi|lea también|lee también|te puede interesar|leggi anche|leia (?:também|mais)|veja (?:também|mais)|diese artikel|das könnte|auch interessant|à voir aussi|sur le même sujet|lees ook|läs (?:också|mer)|les også|læs også|czytaj (?:też|także|więcej)|читайте также)\s*[:|»>–—-]/iu;

function isPointer({ text, linked }: TextBlock): boolean {
  const share = linked / text.length;
  if (POINTER.test(text) && text.length < 300 && (share > 0.4 || text.length < 160)) return true;
  return share > 0.9 && text.length < 160 && !/[.!?…"”]$/.test(text);
}

const NOTICE_STARTS =
  /^(?:advert(?:isement|s|ising)?|sponsored(?: content)?|story continues below(?: advertisement)?|continue reading|loading(?: content)?|share(?: this)?(?: article| story| on .{1,40})?|comments?|tags?|filed under|subscribe|sign up|sign in|follow us|print(?: article)?|text size|order reprints|caption|close|view (?:comments|more)|show more|load more|skip to content|trending|highlights|most (?:read|popular)|latest news|breaking news|you (?:may|might) also (?:like|be interested)|recommended for you|image \d+ of \/? ?\d+|this slideshow requires javascript|werbung|anzeige|publicidad|publicité|pubblicità|publicidade)\s*[.:…!]*$/iu;
const NOTICES: readonly RegExp[] = [
  /^(?:©|\(c\)|copyright\b).{0,200}/i,
  /\ball rights reserved\b/i,
  /^(?:image|photo|photograph|picture|foto|video)(?: credit| copyright| caption| by| courtesy)?s?\s?[:©]/i,
  /^image (?:copyright|caption) /i,
  /^(?:sign up|subscribe|register)\b.{0,200}\b(?:newsletter|newsletters|inbox|emails?|updates|alerts)\b/i,
  /\b(?:subscribe|sign up) (?:to|for) (?:our|the|my) .{0,60}\b(?:newsletters?|mailing list|magazine|channel)\b/i,
  /^(?:please )?(?:follow|like|join|find) (?:us|me|him|her|them|our)? ?.{0,30}\b(?:on|via) (?:facebook|twitter|instagram|linkedin|youtube|telegram|whatsapp|x)\b/i,
  /\bfollow (?:us|me|him|her|them) (?:on|at) (?:twitter|facebook|instagram|linkedin|x)\b/i,
  /^(?:folgt uns|folge uns|folgen sie uns|suivez-nous|síguenos|siga-nos|seguici|volg ons)\b/i,
  /^(?:like|liked|enjoyed?) this (?:story|article|post)\?/i,
  /^want more stories like this/i,
  /^have (?:a|any) (?:news )?(?:tips?|stor(?:y|ies)|questions?)\b.{0,100}(?:email|contact|let us know|send)/i,
  /^this (?:post|article|page|story) (?:may )?contains? affiliate/i,
  /^(?:this|our) (?:web)?site uses cookies/i,
  /\bwe(?:'|’)?ll assume you(?:'|’)?re ok with this\b/i,
  /^tell us what you think/i,
  /^get .{1,60} delivered (?:to|through) your (?:inbox|letterbox|door)/i,
  /^leave a (?:comment|reply)/i,
  /^posted in\b.{0,100}$/i,
];

function isNotice(text: string): boolean {
  return text.length < 400 && (NOTICE_STARTS.test(text) || NOTICES.some((notice) => notice.test(text)));
}

const DATE_WORDS = new Set(
  (
    "published updated posted last modified created first original publish update date time at on by am pm a p m o'clock uhr um " +
    "the of de del le il el vom am and h hrs st nd rd th eastern pacific central mountain aktualisiert veröffentlicht stand " +
    "publié mis à jour le publicado actualizado atualizado pubblicato aggiornato às as ist minutes ago hours"
  ).split(" "),
);

/** "Updated 10:01 pm PST, Tuesday, November 19, 2019" and the like: a date and hardly a word more. */
export function isDateLine(text: string): boolean {
  if (text.length > 140 || !/\d/.test(text)) return false;
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}']*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length < 2) return false;
  const others = words.filter(
    (word) => !DATE_WORDS.has(word) && monthNamed(word) === null && !isWeekday(word) && zoneOffset(word) === null,
  );
  if (others.length > 0 && !(others.length <= 2 && words.some((word) => LEADING.has(word)))) return false;
  return words.some((word) => monthNamed(word) !== null || isWeekday(word)) || readWrittenDate(text) !== null;
}

const LEADING = new Set(["published", "updated", "posted", "publicado", "publié", "veröffentlicht", "aktualisiert"]);

function isWeekday(word: string): boolean {
  return WEEKDAYS.has(word) || /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/.test(word);
}

const WEEKDAYS = new Set(
  (
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche " +
    "lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça " +
    "quarta quinta sexta feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
  ).split(" "),
);

/** Nothing but an e-mail address, a handle or an address of the web, with a word or two around. */
function isContactLine(text: string): boolean {
  if (text.length > 120) return false;
  const words = text.split(" ");
  const contacts = words.filter((word) => /^@\w|\w@\w|^https?:\/\/|^(?:www|twitter|facebook|instagram)\./.test(word));
  return contacts.length > 0 && words.length - contacts.length <= 4 * contacts.length && words.length <= 12;
}

function isHeadLine(block: TextBlock, title: string | null): boolean {
  const { text } = block;
  if (title && isSameTitle(text, title)) return true;
  if (/^(?:by|von|par|por|di|door)\s*:?$/i.test(text)) return true;
  return (
    text.length < 120 &&
    /^(?:by|von|par|por|di|door|written by|posted by|reported by)\s+\p{Lu}/u.test(text) &&
    !/[.!?]$/.test(text) &&
    !isHeading(block)
  );
}

/** The heading of what follows an article: other articles, comments, an advertisement for the outlet. */
const LAST_SECTION =
  /^(?:more (?:great|from|news|stories|on|top|in|like)\b|related\b|read (?:next|more)\b|don['’]?t miss\b|recommended\b|you (?:may|might) (?:also )?like\b|popular\b|trending\b|latest (?:news|stories|from)\b|top stories\b|most (?:read|popular)\b|see also\b|further reading\b|also (?:read|on)\b|about the author|mehr (?:zum thema|von|aus)\b|auch interessant|weitere (?:artikel|themen|beiträge|meldungen)|das könnte|diese artikel|lire aussi|à lire aussi|sur le même sujet|te puede interesar|más (?:noticias|información)|leggi anche|potrebbe interessarti|leia (?:também|mais)|lees ook|läs (?:också|mer)|les også|læs også|читайте также)/iu;

/** Drops what follows an article under a heading of its own, unless the article goes on behind it. */
function withoutLastSection(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const lastProse = blocks.findLastIndex(isProse);
  const start = blocks.findIndex(
    ({ text }, i) => i > lastProse && i > 0 && text.length < 60 && !/[.,;]$/.test(text) && LAST_SECTION.test(text),
  );
  return start < 0 ? blocks : blocks.slice(0, start);
}

/** A paragraph as articles have them: a sentence or more, with few links. */
function isProse({ text, linked }: TextBlock): boolean {
  return text.length > 80 && linked < 0.2 * text.length && /[.!?…"”»)]$/.test(text);
}

/** Drops two and more blocks in a row that are links, as lists of other articles are. */
function withoutLinkRuns(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const isLink = (block: TextBlock | undefined) =>
    block !== undefined && block.text.length < 200 && block.linked > 0.8 * block.text.length;
  return blocks.filter((block, i) => !isLink(block) || !(isLink(blocks[i - 1]) || isLink(blocks[i + 1])));
}

/** Drops headings and "…:" lines that have nothing below them any more. */
function withoutDanglingLabels(blocks: readonly TextBlock[]): TextBlock[] {
  let end = blocks.length;
  while (isLabel(blocks[end - 1])) end -= 1;
  return blocks.slice(0, end);
}

function isLabel(block: TextBlock | undefined): boolean {
  return block !== undefined && (isHeading(block) || (block.text.endsWith(":") && block.text.length < 120));
}

/** Drops longer blocks told before, as captions shown twice. */
function withoutRepeats(blocks: readonly TextBlock[]): TextBlock[] {
  const seen = new Set<string>();
  return blocks.filter(({ text }) => {
    if (text.length < 40) return true;
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}
