const list = (words: string): string[] => words.trim().split(/\s+/);

/** Past and present forms of verbs that report speech. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(
  list(`said says say told tells tell added adds add announced announces argued argues asked asks claimed claims
  commented comments confirmed confirms continued continues declared declares denied denies described describes
  explained explains insisted insists noted notes posted posts quipped recalled recalls replied replies reported
  reports responded responds revealed reveals stated states stressed suggested suggests testified tweeted tweets warned
  warns wrote writes acknowledged acknowledges admitted admits alleged alleges joked jokes concluded concludes observed
  vowed predicted predicts pointed urged urges reads read
  screamed shouted yelled cried whispered began recalled demanded pleaded quoted`),
);

/** Words that deny. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  list(`not no never none nobody nothing neither nor without cannot hardly barely scarcely false refused failed denied
  denies unable`),
);

/** Whether a lower-case word denies; contractions ("didn't") included. */
export const isNegation = (word: string): boolean =>
  NEGATIONS.has(word) || word.endsWith("n't") || word.endsWith("n’t");
