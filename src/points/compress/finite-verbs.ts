const FINITE = new Set(
  `is was are were am has had have will would can could may might must shall should did does do isn't wasn't aren't
  weren't hasn't hadn't haven't won't wouldn't can't couldn't didn't doesn't don't
  said says told tells went goes made makes took takes won wins lost loses died dies shot fell falls left leaves found
  finds gave gives began begins became becomes came comes got gets held holds kept keeps led leads met meets ran runs saw
  sees sent sends stood stands struck wrote writes broke breaks brought brings built builds bought buys caught catches
  drew drives drove fought grew grows hit hits paid pays put puts rose rises sold sells set sets spoke speaks spent
  spends stole threw throws wore wears knew knows thought thinks felt feels heard hears showed shows sat sits slept flew
  hung lay lies sought seeks taught understood woke shook sang swam swore tore beat bit blew chose cut dealt dug fed fled
  forgot froze hid hurt laid lent lit meant quit read rode sank shut slid split spread sprang stuck swept swung withdrew
  faces plans wants needs hopes claims believes works lives plays remains appears seems contains includes say want
  appear seem remain claim believe think plan hope expect fear make take come go get become have`.split(/\s+/),
);
const NOT_FINITE = new Set(["need", "indeed", "hundred", "red", "bed", "seed", "speed", "feed", "breed", "united"]);

/** Whether a lower-case word looks like a finite verb that can go on with a main clause. */
export const looksFinite = (word: string): boolean =>
  FINITE.has(word) || (word.length > 4 && word.endsWith("ed") && !NOT_FINITE.has(word));

/** Whether words contain a verb that can carry a clause; "to leave" does not count. */
export const hasFinite = (words: readonly { readonly lower: string }[]): boolean =>
  words.some(({ lower }, index) => looksFinite(lower) && words[index - 1]?.lower !== "to");
