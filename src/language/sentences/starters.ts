const list = (words: string): string[] => words.trim().split(/\s+/);

/** Words that, with a capital, start a sentence and never a name. */
export const STARTERS: ReadonlySet<string> = new Set(
  list(`The This That These Those He She It They We You I His Her Its Their Our My But And So If When While After
  Before As For From With There Here What Who Why How Where Which However Meanwhile According Although Though Because
  Since Until Unless Despite During Yet Also Then Now Even Still Both Some Many Most Several Others Each Every Neither
  Nor Not In On At By Or To Of An Asked Earlier Later Once Only Such Under Among Between Within Without Through Under
  He's She's It's They're We're I'm I've I'd That's There's He'd She'd They'd We'd Let's Let Did Does Do Is Are Was
  Were Has Have Had Would Could Should Can Will It’s He’s She’s They’re We’re I’m I’ve That’s There’s`),
);

/** Nouns that mostly start a sentence where a report writes them with a capital; also a lone "A". */
export const LIKELY_STARTERS: ReadonlySet<string> = new Set(
  list(`A Police Officials Analysts Investors Critics Experts Authorities Witnesses Prosecutors Investigators Residents
  Officers Shares People More Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions Last Next
  Another Other Today Yesterday Tomorrow Nearly About Almost Around Over Nobody Nothing Everyone Everything Please
  Finally Instead Perhaps Maybe Moreover Furthermore Nevertheless Otherwise Thus Therefore Hence All Any One Supporters
  Opponents Rescuers Researchers Scientists Lawmakers Lawyers Doctors`),
);

/** What may follow "a.m." and "p.m." with a capital within the sentence. */
export const AFTER_TIME: ReadonlySet<string> = new Set(
  list(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January
  February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
  Nov Dec Eastern Central Mountain Pacific Atlantic Western Greenwich EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC
  BST CET CEST IST JST AEST AEDT SGT HKT MSK`),
);

/** Words that, first in a sentence, open a phrase of time or place that a verb has still to follow. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  list("At By Around About Before After Since Until From On In Near Between Shortly Just Only Every"),
);

/** Verbs of speech that mostly follow a question or a call. */
export const CALLS: ReadonlySet<string> = new Set(
  list("shouted cried yelled exclaimed screamed demanded wondered mused inquired enquired roared called whispered"),
);
