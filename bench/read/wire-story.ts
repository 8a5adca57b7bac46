/** Fictional wire stories of any length, as varied as a benchmark needs: our own words, decided by a seed. */

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const words = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim());

const ONSETS = words("b br d dr f g gr h k l m n p pr r s st t tr v w");
const VOWELS = words("a e i o u ae ei ou");
const CODAS = ["", "n", "r", "l", "s", "m", "nd", "rt", "lk"];

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  role: lines(`the transport minister
    the mayor
    a company spokeswoman
    a union leader
    the chief engineer
    an opposition lawmaker
    the head of the port authority
    a professor of economics
    the fire chief
    a police spokesman`),
  body: words("parliament council ministry board court regulator hospital university airline railway"),
  thing: words("bridge tunnel budget contract strike harbour reactor election treaty ferry dam merger inquiry vaccine"),
  adjective: words(
    "new costly disputed delayed secret regional northern safe modern fragile unpopular public early vast",
  ),
  verb: words("delayed approved rejected opened suspended financed inspected defended criticised rebuilt sold closed"),
  plural: words("workers passengers residents investors pupils farmers engineers voters patients sailors shopkeepers"),
  time: words("Monday Tuesday Wednesday Thursday Friday"),
  month: words("January March April June September November"),
  said: words("said said said told added warned argued insisted"),
  unit: lines(`people
    million crowns
    percent
    kilometres
    homes
    jobs`),
  reason: lines(`because the money had run out
    after months of talks
    although its own engineers had warned against it
    as crowds gathered outside
    while the inquiry goes on
    which had been built forty years ago
    despite protests in three towns`),
};

const SENTENCES = lines(`The {body} of {Place} {verb} the {adjective} {thing} on {time} {reason}.
  {Name}, {role}, said the {thing} would cost {number} {unit} and be ready by {month}.
  "We did not {base} this {thing} for the {plural}, we did it for everybody in {Place}," {Surname} {said}.
  {Surname} {said} that the {plural} of {Place} had waited {number} years for a {adjective} {thing}.
  "It is a {adjective} plan," {said} {Name}, {role}, "and the {plural} know it."
  More than {number} {plural} marched through {Place} on {time}, according to the {body}.
  The {thing}, {reason}, has become the most {adjective} question before the {body}.
  In {month}, the {body} had {verb} a similar {thing} in {Place}, a town of {number} {unit}.
  "Nobody asked the {plural}," he {said}. "That is why the {thing} was {verb}."
  A report by the {body} found {number} faults in the {thing}; only {small} of them have been mended.
  The {plural} want the {body} to publish the {adjective} figures, but it has refused, {Surname} {said}.
  Asked about the {thing}, {Name} declined to comment.
  Shares in the company fell {small} percent after the {body} {verb} the {adjective} deal.
  It was the {small}th time this year that a {thing} had been {verb} in {Place}.
  Meanwhile, {plural} in {Place} began to leave their homes {reason}.
  The {adjective} {thing} was {verb} in {month} by {Name}, who {said} he would do so again.
  According to {Surname}, between {small} and {number} {plural} could lose their work.
  "If the {body} does not act by {time}, we will," {Surname} told reporters.
  Neither the {body} nor {Surname} would say what the {thing} had cost.
  {Place}, which lies on the coast, depends on its {thing} and on {number} {plural}.`);

/** Who and what one event is about; the stories of several outlets may share it. */
export interface Cast {
  readonly names: readonly (readonly [string, string])[];
  readonly places: readonly string[];
  /** Words that other events hardly have. */
  readonly own: readonly string[];
}

function madeName(random: () => number, syllables: number): string {
  let name = "";
  for (let count = 0; count < syllables; count++) name += pick(random, ONSETS) + pick(random, VOWELS);
  name += pick(random, CODAS);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

export const castOf = (random: () => number): Cast => ({
  names: Array.from({ length: 4 }, () => [madeName(random, 2), madeName(random, 2)] as const),
  places: Array.from({ length: 3 }, () => madeName(random, 2)),
  own: Array.from({ length: 60 }, () => madeName(random, 2 + Math.floor(random() * 2)).toLowerCase()),
});

/** How often a blank is filled with one more word, so that no two stories share long runs of words. */
const EXTRA_WORDS = 0.3;

function filled(slot: string, random: () => number, { names, places }: Cast): string {
  if (slot === "Place") return pick(random, places);
  if (slot === "Name") return pick(random, names).join(" ");
  if (slot === "Surname") return pick(random, names)[1];
  if (slot === "number") return String(10 + Math.floor(random() ** 3 * 9000));
  if (slot === "small") return String(4 + Math.floor(random() * 6));
  if (slot === "base") return pick(random, ["build", "plan", "ask for", "pay for"]);
  return pick(random, SLOTS[slot] ?? [slot]);
}

function sentence(random: () => number, cast: Cast): string {
  const text = pick(random, SENTENCES).replace(/\{(\w+)\}/g, (_, slot: string) => filled(slot, random, cast));
  const varied = text.replace(/(?<=[a-z]) (?=[a-z])/g, (blank) =>
    random() < EXTRA_WORDS ? ` ${pick(random, cast.own)} ` : blank,
  );
  return varied.slice(0, 1).toUpperCase() + varied.slice(1);
}

/** One story of about so many words, in paragraphs of one to three sentences, under a dateline. */
export function wireStory(random: () => number, wordCount: number, cast = castOf(random)): string {
  const paragraphs: string[] = [];
  for (let count = 0; count < wordCount; ) {
    const paragraph = Array.from({ length: 1 + Math.floor(random() * 3) }, () => sentence(random, cast)).join(" ");
    count += paragraph.split(" ").length;
    paragraphs.push(paragraph);
  }
  return `${cast.places[0]?.toUpperCase()} (Wire) - ${paragraphs.join("\n\n")}`;
}
