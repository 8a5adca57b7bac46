/** News agencies by their usual short name, with the other names they go by. */
const NAMES: readonly (readonly [string, ...string[]])[] = [
  ["AFP", "Agence France-Presse", "Agence France Presse"],
  ["AP", "Associated Press", "The Associated Press"],
  ["Reuters", "Thomson Reuters", "Reuters Health"],
  ["UPI", "United Press International"],
  ["TASS", "ITAR-TASS"],
  ["dpa", "Deutsche Presse-Agentur"],
  ["PA", "PA Media", "Press Association", "PA News"],
  ["Xinhua", "Xinhua News Agency"],
  ["EFE", "Agencia EFE"],
  ["ANSA"],
  ["Kyodo", "Kyodo News"],
  ["Jiji", "Jiji Press"],
  ["Yonhap", "Yonhap News Agency"],
  ["ANI", "Asian News International"],
  ["PTI", "Press Trust of India"],
  ["IANS"],
  ["RIA Novosti", "RIA"],
  ["Interfax", "Interfax-Ukraine"],
  ["Ukrinform"],
  ["Bloomberg", "Bloomberg News"],
  ["Anadolu", "Anadolu Agency", "Anadolu Ajansı", "AA"],
  ["Belga"],
  ["APA"],
  ["ANP"],
  ["NTB"],
  ["TT"],
  ["Ritzau"],
  ["STT"],
  ["Lusa"],
  ["Keystone-SDA"],
  ["Canadian Press", "The Canadian Press"],
  ["AAP", "Australian Associated Press"],
  ["Bernama"],
  ["Antara"],
  ["IRNA"],
  ["WAM"],
  ["SPA"],
  ["SANA"],
  ["MENA"],
  ["KCNA"],
  ["VNA"],
];

const BY_NAME = new Map(
  NAMES.flatMap(([short, ...others]) => [short, ...others].map((name) => [name.toLowerCase(), short])),
);
/** Longer names may stand anywhere in a credit; short ones only as words in capitals. */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NAMES.flat()
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![\\p{L}\\p{N}])`,
  "gu",
);

/** The short name of a known agency; null for any other name. */
export const agencyNamed = (name: string): string | null => BY_NAME.get(name.trim().toLowerCase()) ?? null;

/** The agencies that a credit or by-line names, in its order; one that is not known goes by its initials. */
export function agenciesIn(words: string): string[] {
  const known = [...words.matchAll(PATTERN)].flatMap(([name]) => agencyNamed(name) ?? []);
  const others = [...words.matchAll(SOUNDS_LIKE_AGENCY)].map(([name]) => initialsOf(name.replace(/^The /, "")));
  return [...new Set([...known, ...others])];
}

/** "Continental Wire Service": names that end as agencies' names do. */
const SOUNDS_LIKE_AGENCY =
  /(?<![\p{L}])(?:[\p{Lu}][\p{L}-]{1,20} ){1,3}(?:Wire Service|News Agency|Press Agency|News Service|Newswire|Wire)(?![\p{L}])/gu;

const initialsOf = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.charAt(0))
    .join("");
