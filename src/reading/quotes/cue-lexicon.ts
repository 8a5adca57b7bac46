/** How surely a verb reports words: `speech` may follow a quote ("…," said X); `view` reports thoughts and judgements. */
export type CueStrength = "speech" | "view";
export type CueForm = "base" | "s" | "past" | "ing" | "participle";

export interface CueVerb {
  readonly lemma: string;
  readonly form: CueForm;
  readonly strength: CueStrength;
  /** May be followed by a clause ("said that …"). */
  readonly clausal: boolean;
}

/** Verbs of saying that take a clause. */
const SAYING = `say tell add note explain argue insist claim announce warn declare reply respond acknowledge admit suggest report
  write tweet ask state assert contend maintain concede remark observe comment conclude recall recount joke quip lament complain
  boast brag vow pledge promise predict urge demand deny testify confess confirm disclose reveal emphasize emphasise stress
  reiterate restate reaffirm underline underscore specify repeat allege caution counter affirm answer assure inform advise advocate propose proclaim profess insinuate imply
  hint indicate signal swear guess muse reason recommend retort bemoan marvel opine estimate fret gripe
  volunteer clarify elaborate speculate surmise theorize hypothesize post blog email text retweet instruct notify remind
  forecast point-out grumble mumble mutter whisper yell shout scream cry exclaim groan sigh snap sneer tease rant plead beg
  chide scold stammer holler bark thunder fume vent intone chime interject object protest agree point`;
/** Verbs of saying that name what is said and take no clause. */
const NAMING = `call describe label dub brand term denounce condemn criticize criticise slam blast deride praise hail accuse mock
  ridicule attack decry lambaste rip tout quote cite mention characterize characterise portray refer dismiss charge blame
  chant read continue begin sing utter recite voice express speak talk deliver issue publish invoke paraphrase
  pronounce open finish interrupt press pitch go offer conclude promote rebuke castigate assail knock defend
  thank congratulate welcome applaud salute greet address question bash excoriate fire scoff laugh smile declare deem
  title entitle headline name nickname caption echo summarize summarise sum preach lecture lead paint liken compare`;
const VIEWING = `think believe feel hope want expect know understand see view consider fear worry doubt wonder realize realise
  wish hear find learn decide remember imagine regard determine figure suspect
  show prove mean intend plan seek support oppose endorse favor favour prefer love hate like use judge rate rule reject refuse
  back vote agree disagree envision envisage anticipate`;

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ["said", "said"],
  tell: ["told", "told"],
  write: ["wrote", "written"],
  think: ["thought", "thought"],
  feel: ["felt", "felt"],
  know: ["knew", "known"],
  understand: ["understood", "understood"],
  see: ["saw", "seen"],
  hear: ["heard", "heard"],
  find: ["found", "found"],
  speak: ["spoke", "spoken"],
  begin: ["began", "begun"],
  swear: ["swore", "sworn"],
  sing: ["sang", "sung"],
  read: ["read", "read"],
  go: ["went", "gone"],
  show: ["showed", "shown"],
  mean: ["meant", "meant"],
  seek: ["sought", "sought"],
  see_: ["saw", "seen"],
  lead: ["led", "led"],
  rip: ["ripped", "ripped"],
  forecast: ["forecast", "forecast"],
  "point-out": ["pointed-out", "pointed-out"],
  plead: ["pleaded", "pleaded"],
  admit: ["admitted", "admitted"],
  quip: ["quipped", "quipped"],
  refer: ["referred", "referred"],
  slam: ["slammed", "slammed"],
  brag: ["bragged", "bragged"],
  plan: ["planned", "planned"],
  beg: ["begged", "begged"],
  dub: ["dubbed", "dubbed"],
  snap: ["snapped", "snapped"],
  blog: ["blogged", "blogged"],
  chat: ["chatted", "chatted"],
  knock: ["knocked", "knocked"],
  sum: ["summed", "summed"],
};
const DOUBLED = new Set(["admit", "quip", "refer", "slam", "brag", "plan", "beg", "dub", "snap", "blog", "rip", "sum"]);

function inflections(lemma: string): [CueForm, string][] {
  const past = pastOf(lemma);
  return [
    ["base", lemma],
    ["s", thirdPerson(lemma)],
    ["past", past[0]],
    ["participle", past[1]],
    ["ing", participleOf(lemma)],
  ];
}

function pastOf(lemma: string): readonly [string, string] {
  const irregular = IRREGULAR[lemma];
  if (irregular) return irregular;
  const regular = lemma.endsWith("e")
    ? `${lemma}d`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ied`
      : `${lemma}ed`;
  return [regular, regular];
}

function thirdPerson(lemma: string): string {
  if (/(?:s|x|ch|sh|o)$/.test(lemma)) return `${lemma}es`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}

function participleOf(lemma: string): string {
  if (DOUBLED.has(lemma) || lemma === "begin") return `${lemma}${lemma.at(-1)}ing`;
  return lemma.endsWith("e") && !/(?:ee|oe|ye)$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`;
}

/** Every inflected form; where two forms are spelled alike the first of base, s, past, participle stands. */
function buildLexicon(): Map<string, CueVerb> {
  const lexicon = new Map<string, CueVerb>();
  const add = (lemmas: string, strength: CueStrength, clausal: boolean) => {
    for (const lemma of lemmas.split(/\s+/)) {
      for (const [form, word] of inflections(lemma)) {
        if (!lexicon.has(word)) lexicon.set(word, { lemma, form, strength, clausal });
      }
    }
  };
  add(SAYING, "speech", true);
  add(NAMING, "speech", false);
  add(VIEWING, "view", true);
  lexicon.set("read", { lemma: "read", form: "past", strength: "speech", clausal: false });
  return lexicon;
}

const LEXICON = buildLexicon();

/** The cue verb that a lower-case word is a form of, or null. */
export const cueVerb = (word: string): CueVerb | null => LEXICON.get(word) ?? null;

const REPORTING_LEMMAS = new Set(
  `say tell add note explain argue insist claim announce warn declare reply respond acknowledge admit suggest report write tweet
  ask state`.split(/\s+/),
);
const REPORTING: ReadonlySet<string> = new Set(
  [...LEXICON].flatMap(([word, { lemma }]) => (REPORTING_LEMMAS.has(lemma) ? [word] : [])),
);

/** Whether a lower-case word is a verb that plainly reports words, so that the clause after it is somebody's speech. */
export const isReporting = (word: string): boolean => REPORTING.has(word);

/** Nouns that stand for words said: "his promise to …", "in a statement". */
export const CUE_NOUNS: ReadonlySet<string> = new Set(
  `statement statements claim claims promise promises pledge vow remark remarks comment comments assertion warning call calls
  tweet tweets speech description declaration accusation charge slogan argument suggestion words phrase message post letter
  email interview memo op-ed column essay proposal answer response reply denial criticism insistence contention view belief
  opinion motto mantra refrain question refusal demand plea threat prediction observation complaint advice
  acknowledgment admission allegation announcement
  explanation complaint recollection depiction characterization rhetoric retort rebuke joke quip`.split(/\s+/),
);
