/** The commonest short words of each language, those that few others share. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  en: "the of and to in that is was for with said he his on are have has been from they which who by this not".split(
    " ",
  ),
  de: "der die und den das nicht von mit ist des sich auf ein eine dem für im auch wird sie hat werden einen".split(
    " ",
  ),
  fr: "le la les des et est dans une pour qui que sur pas au avec par il sont ce cette aux ont été mais".split(" "),
  es: "el los las del que una por con para es se su al como más pero fue ha sus este entre la y en".split(" "),
  it: "il di che è la per una sono con non della nel si gli delle anche più dei alla ha come questo dal".split(" "),
  pt: "o que não uma os para com da do em mais foi por ao dos das como são na no pela também sua ele".split(" "),
  nl: "de het een van en dat niet zijn op voor met aan er ook door naar maar wordt bij hij werd heeft uit".split(" "),
  sv: "och att det som en på är av för med har till inte den om ett han men var jag från de".split(" "),
  da: "og at det som en på er af for med har til ikke den om et han men var fra der blev".split(" "),
  nb: "og at det som en på er av for med har til ikke den om et han men var fra ble etter".split(" "),
  fi: "ja on ei että se hän oli myös ovat mutta kun joka sen ole kuin niin mukaan sekä".split(" "),
  pl: "w i na z do się nie że jest to o po za od przez dla jak ale są oraz był jego".split(" "),
  cs: "a v se na je že to s z do o pro jako by ale jsou byl podle po za který".split(" "),
  ro: "de și în la a cu care pe din nu este pentru mai că să au fost o prin dar".split(" "),
  hu: "a az és hogy nem is egy volt meg de el van csak már után szerint még kell".split(" "),
  tr: "ve bir bu için ile da de olarak olan daha çok ancak olduğunu gibi kadar sonra dedi".split(" "),
  id: "yang dan di ini itu dengan untuk dari pada tidak dalam akan oleh juga ada karena mereka".split(" "),
  vi: "và của là các có trong cho không được người với một đã những này khi".split(" "),
};

/** Letters of a script, with the share of a text's letters from which on they tell its language. */
const SCRIPTS: readonly (readonly [string, RegExp, number])[] = [
  ["ja", /[\u3040-\u30ff]/g, 0.1],
  ["ko", /[\uac00-\ud7af]/g, 0.4],
  ["zh", /[\u4e00-\u9fff]/g, 0.4],
  ["uk", /[іїєґ]/gi, 0.03],
  ["ru", /[\u0400-\u04ff]/g, 0.4],
  ["ar", /[\u0600-\u06ff]/g, 0.4],
  ["he", /[\u0590-\u05ff]/g, 0.4],
  ["el", /[\u0370-\u03ff]/g, 0.4],
  ["hi", /[\u0900-\u097f]/g, 0.4],
  ["th", /[\u0e00-\u0e7f]/g, 0.4],
];

/** The languages in which a word is common; twice where it stands twice in a list. */
const LANGUAGES_OF_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(COMMON)) {
  for (const word of words) LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), language]);
}

const SAMPLE_CHARACTERS = 1500;
const FEWEST_WORDS = 8;

/** The BCP 47 primary subtag of a text's language, told by its script or its commonest words; null where in doubt. */
export function whichLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const written = BEYOND_LATIN.test(sample) ? scriptOf(sample) : undefined;
  return written ?? commonest(sample.toLowerCase().match(/\p{L}{1,30}/gu) ?? []);
}

/** The letters from Greek on. */
const BEYOND_LATIN = /[\u0370-\u1fff\u2e80-\uffff]/;

function scriptOf(sample: string): string | undefined {
  const letters = countOf(sample, /\p{L}/gu);
  return SCRIPTS.find(([, script, share]) => countOf(sample, script) > share * Math.max(1, letters))?.[0];
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function commonest(words: readonly string[]): string | null {
  if (words.length < FEWEST_WORDS) return null;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const hits = new Map<string, number>();
  for (const [word, count] of counts) {
    for (const language of LANGUAGES_OF_WORD.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + count);
  }
  const scores = Object.keys(COMMON).map((language) => ({
    language,
    share: (hits.get(language) ?? 0) / words.length,
  }));
  scores.sort((a, b) => b.share - a.share);
  const [best, second] = scores;
  return best && best.share >= 0.08 && best.share > (second?.share ?? 0) ? best.language : null;
}
