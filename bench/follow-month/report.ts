import type { MonthEvent, Quoting } from "./month.ts";
import { ownReporting } from "./own-reporting.ts";
import type { Person } from "./people.ts";

export interface ReportParts {
  readonly event: MonthEvent;
  readonly outlet: string;
  /** How many reported the event before. */
  readonly index: number;
  readonly quotings: readonly Quoting[];
  readonly random: () => number;
}

/** What happens: a headline and how three desks begin. */
const HAPPENINGS: readonly { readonly title: string; readonly leads: readonly string[] }[] = [
  {
    title: "Water closes the {thing} in {town}",
    leads: [
      "The {thing} in {town} was closed on {day} after an inspector found water in its footing.",
      "{town} closed its {thing} on {day} when an inspection found that water stood in the footing.",
      "Water in the footing has closed the {thing} of {town}, an inspector said on {day}.",
    ],
  },
  {
    title: "{town} to sell its {thing} for one crown",
    leads: [
      "The council of {town} voted on {day} to sell the {thing} for one crown to whoever repairs it.",
      "{town} will sell its {thing} for one crown to anybody who repairs it, the council voted on {day}.",
      "For a single crown the {thing} of {town} goes to whoever repairs it, the council decided on {day}.",
    ],
  },
  {
    title: "Fire damages the {thing} in {town}",
    leads: [
      "A fire that began in a kettle burnt the roof of the {thing} in {town} on {day} night.",
      "The roof of the {thing} in {town} burnt on {day} after a kettle had set it on fire.",
      "Fire, begun by a kettle, took the roof of the {thing} at {town} on {day}.",
    ],
  },
  {
    title: "Strike at the {thing} of {town}",
    leads: [
      "Workers at the {thing} of {town} went on strike on {day} for a second stove and dry boots.",
      "A strike for dry boots and a second stove stopped the {thing} of {town} on {day}.",
      "{town}'s {thing} stood still on {day}: its workers are on strike for boots and a stove.",
    ],
  },
  {
    title: "Thieves take the bell of the {thing} in {town}",
    leads: [
      "Thieves carried off the bronze bell of the {thing} in {town} before dawn on {day}.",
      "The bronze bell of the {thing} in {town} was stolen before dawn on {day}.",
      "Before dawn on {day} thieves stole the bronze bell from the {thing} at {town}.",
    ],
  },
  {
    title: "{town} opens the {thing} after nine years",
    leads: [
      "Nine years late, {town} opened its new {thing} on {day} with a brass band and soup.",
      "With soup and a brass band {town} opened its new {thing} on {day}, nine years late.",
      "The new {thing} of {town} opened on {day}, nine years late, to the sound of a brass band.",
    ],
  },
  {
    title: "Judge halts works at the {thing} in {town}",
    leads: [
      "A judge halted the works at the {thing} in {town} on {day} because of nesting swifts.",
      "Nesting swifts have halted the works at the {thing} in {town}, by order of a judge, since {day}.",
      "Works at the {thing} in {town} were halted by a judge on {day} for the sake of nesting swifts.",
    ],
  },
  {
    title: "Old coins found under the {thing} of {town}",
    leads: [
      "Divers found a chest of silver coins under the {thing} of {town} on {day}.",
      "A chest of silver coins lay under the {thing} of {town}, where divers found it on {day}.",
      "Under the {thing} of {town} divers found a chest with silver coins on {day}.",
    ],
  },
  {
    title: "Storm tears away part of the {thing} in {town}",
    leads: [
      "A storm tore forty metres from the {thing} in {town} on {day} and threw them into a field.",
      "Forty metres of the {thing} in {town} were torn off by a storm on {day} and landed in a field.",
      "The storm of {day} threw forty metres of {town}'s {thing} into a field.",
    ],
  },
  {
    title: "{town} doubles the fee for the {thing}",
    leads: [
      "{town} doubled the yearly fee for its {thing} on {day}, the first rise since the currency changed.",
      "The yearly fee for the {thing} in {town} doubled on {day}; it had not risen since the currency changed.",
      "Whoever uses the {thing} in {town} pays double the yearly fee from {day} on.",
    ],
  },
  {
    title: "Audit finds money missing at the {thing} of {town}",
    leads: [
      "Auditors could not find a third of the budget of the {thing} in {town}, they reported on {day}.",
      "A third of the budget of {town}'s {thing} is missing, auditors reported on {day}.",
      "The auditors who looked for a third of the budget of the {thing} in {town} gave up on {day}.",
    ],
  },
  {
    title: "{town} closes its {thing} for a film",
    leads: [
      "A film crew has hired the {thing} of {town} for a whole summer, the producers announced on {day}.",
      "For a whole summer a film crew hires the {thing} in {town}, its producers announced on {day}.",
      "{town}'s {thing} was let to a film crew for the summer on {day}.",
    ],
  },
];
const FILLERS = [
  "It was built in 19{number} and has been mended {few} times since.",
  "About {number} people depend on it every week, the county counted last year.",
  "The works are to take {few} weeks and cost {number},000 crowns.",
  "A crowd of some {number} stood in the rain until the evening.",
  "A report of the county is expected in {few} weeks.",
];
const STRANGERS = [
  "“Nobody tells us a thing until the {thing} is already gone,” said a resident who gave only her first name.",
  "“The {thing} was never ours to lose,” said a spokesman for {name}.",
  "A banner at the gate read “Keep your hands off our {thing}”.",
  "An angler called the {thing} “a monument to other people's patience”.",
];

/** The words of one outlet on an event, every speaker named in full before anything shorter stands for them. */
export function reportText(parts: ReportParts): { readonly title: string; readonly text: string } {
  const { event, quotings, random, outlet } = parts;
  const { title = "", leads = [] } = HAPPENINGS[Number(event.id.split("-")[1]) % HAPPENINGS.length] ?? {};
  const lead = leads[(parts.index + outlet.length) % leads.length] ?? "";
  const fill = filling(event, quotings[0]?.saying.by, random);
  const named = new Set<Person>();
  const surnames = new Map<string, Set<Person>>();
  for (const { saying } of quotings)
    surnames.set(saying.by.surname, (surnames.get(saying.by.surname) ?? new Set()).add(saying.by));
  let last: Person | null = null;
  const said = quotings.map(({ saying: { by }, wording }) => {
    const isClear = (surnames.get(by.surname)?.size ?? 1) === 1;
    const told =
      named.has(by) && isClear ? again(by, wording, last === by, outlet, random) : first(by, wording, random);
    named.add(by);
    last = by;
    return told;
  });
  const stranger = random() < 0.4 ? [fill(pick(STRANGERS, random))] : [];
  const filler = fill(pick(FILLERS, random));
  const own = ownReporting(Number(event.id.split("-")[1]) * DESKS + parts.index);
  const paragraphs = [fill(lead), ...said, filler, own, ...stranger];
  return { title: fill(title), text: paragraphs.join("\n\n") };
}

/** At most so many report one event. */
const DESKS = 8;

const pick = (from: readonly string[], random: () => number): string => from[Math.floor(random() * from.length)] ?? "";

function filling({ town, thing, at }: MonthEvent, by: Person | undefined, random: () => number) {
  const day = new Date(at).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  const values: Readonly<Record<string, string>> = {
    ...{ town, thing, day, name: by?.name ?? "the county" },
    number: String(11 + Math.floor(random() * 80)),
    few: pick(["two", "three", "four", "six", "seven"], random),
  };
  return (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
}

/** Cut at the comma, so that the two parts are one quotation. */
function halves(wording: string): readonly [string, string] | null {
  const at = wording.indexOf(", ", 12);
  return at < 0 ? null : [wording.slice(0, at), wording.slice(at + 2)];
}

function first({ name, office, town }: Person, wording: string, random: () => number): string {
  const split = halves(wording);
  const forms = [
    `“${wording},” said ${name}, the ${office} of ${town}.`,
    `${name}, the ${office} of ${town}, said: “${wording}.”`,
    `${capital(office)} ${name} said on the steps of the town hall: “${wording}.”`,
    `“${wording},” ${name}, ${town}'s ${office}, told reporters.`,
    ...(split ? [`“${split[0]},” said ${name}, the ${office} of ${town}, “${split[1]}.”`] : []),
  ];
  return pick(forms, random);
}

function again(
  { surname, pronoun }: Person,
  wording: string,
  isLast: boolean,
  outlet: string,
  random: () => number,
): string {
  const split = halves(wording);
  const forms = [
    `“${wording},” ${surname} said.`,
    `${surname} told ${outlet}: “${wording}.”`,
    `Later in the day ${surname} added: “${wording}.”`,
    ...(isLast ? [`“${wording},” ${pronoun} said.`] : []),
    ...(split ? [`“${split[0]},” ${surname} said. “${capital(split[1])}.”`] : []),
  ];
  return pick(forms, random);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
