/** One expected quote: its words, cue, the speaker's full name, the words at the quote, and its kind. */
export type Expected = readonly [
  text: string,
  cue: string | null,
  name: string | null,
  mention: string | null,
  kind: "direct" | "fragment" | "indirect",
];

export interface GoldenCase {
  readonly what: string;
  readonly text: string;
  readonly quotes: readonly Expected[];
}

const one = (what: string, text: string, ...quotes: readonly Expected[]): GoldenCase => ({ what, text, quotes });

const INTRODUCED = "Harbour master Ines Calloway opened the new pier on Monday.";

export const WHERE_THE_SPEAKER_STANDS: readonly GoldenCase[] = [
  one("after the quote", "“The pier will reopen in May,” Ines Calloway said.", [
    "The pier will reopen in May,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("after the quote, inverted", "“The pier will reopen in May,” said Ines Calloway.", [
    "The pier will reopen in May,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one(
    "after the quote, inverted, with a time between",
    "“The pier will reopen in May,” said on Monday Ines Calloway.",
    ["The pier will reopen in May,", "said", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one("before the quote", "Ines Calloway said, “The pier will reopen in May.”", [
    "The pier will reopen in May.",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("before the quote, with a colon", "Ines Calloway said: “The pier will reopen in May.”", [
    "The pier will reopen in May.",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one(
    "before the quote, a fragment inside the report",
    "Ines Calloway said the pier was “in better shape than ever” after the storm.",
    ["in better shape than ever", "said", "Ines Calloway", "Ines Calloway", "fragment"],
  ),
  one("according to, after", "“The pier will reopen in May,” according to Ines Calloway.", [
    "The pier will reopen in May,",
    "according to",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("according to, before", "According to Ines Calloway, “the pier will reopen in May.”", [
    "the pier will reopen in May.",
    "According to",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("a question", "“Who pays for the pier?” Ines Calloway asked.", [
    "Who pays for the pier?",
    "asked",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("a question asked by a pronoun", `${INTRODUCED} “Who pays for it?” she asked.`, [
    "Who pays for it?",
    "asked",
    "Ines Calloway",
    "she",
    "direct",
  ]),
  one(
    "at the end of a longer sentence",
    "The pier was a “small miracle” for the whole town, Ines Calloway said on Monday.",
    ["small miracle", "said", "Ines Calloway", "Ines Calloway", "fragment"],
  ),
  one("between commas in the middle", "The pier, Ines Calloway said, was “a small miracle” for the town.", [
    "a small miracle",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "fragment",
  ]),
  one("a label at the head of a headline", "Calloway: ‘The pier is safe’", [
    "The pier is safe",
    ":",
    "Calloway",
    "Calloway",
    "direct",
  ]),
  one("a signature", "“The pier is our front door.” — Ines Calloway", [
    "The pier is our front door.",
    "—",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one(
    "a paragraph that ends with a colon",
    "Ines Calloway told the council on Tuesday:\n“We have no money left for the pier.”",
    ["We have no money left for the pier.", "told", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one("a post", "Ines Calloway wrote on her page: “We have no money left.”", [
    "We have no money left.",
    "wrote",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("a second verb without its own subject", "Ines Calloway thanked the crews and added, “They never slept.”", [
    "They never slept.",
    "added",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("an adverb before the verb", "“The pier is safe,” Ines Calloway later said.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("an auxiliary", "Ines Calloway has said that the plan is “a mistake from start to finish.”", [
    "a mistake from start to finish.",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "fragment",
  ]),
  one("a naming verb", "Ines Calloway called the plan “a costly mistake.”", [
    "a costly mistake.",
    "called",
    "Ines Calloway",
    "Ines Calloway",
    "fragment",
  ]),
  one(
    "an outer report over an inner clause",
    "Ines Calloway said the plan that the council wants is “a costly mistake.”",
    ["a costly mistake.", "said", "Ines Calloway", "Ines Calloway", "fragment"],
  ),
  one("a verb of judging over another's words", "Tomas Reyle called Ines Calloway's plan “a costly mistake.”", [
    "a costly mistake.",
    "called",
    "Tomas Reyle",
    "Tomas Reyle",
    "fragment",
  ]),
  one("by X", "The plan was described by Ines Calloway as “a costly mistake.”", [
    "a costly mistake.",
    "described",
    "Ines Calloway",
    "Ines Calloway",
    "fragment",
  ]),
  one("an unknown verb where said would stand", "“Nobody will touch this pier,” Ines Calloway thundered.", [
    "Nobody will touch this pier,",
    "thundered",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
];

export const WHO_SPEAKS: readonly GoldenCase[] = [
  one("an apposition after the name", "“The pier is safe,” said Ines Calloway, a spokeswoman for the harbour.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one(
    "an apposition between name and verb",
    "Ines Calloway, a spokeswoman for the harbour, said “the pier is safe again.”",
    ["the pier is safe again.", "said", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one("two appositions", "Ines Calloway, R-Westmere, the chair of the harbour board, said “the pier is safe again.”", [
    "the pier is safe again.",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("a relative clause between commas", "Ines Calloway, who runs the harbour, said “the pier is safe again.”", [
    "the pier is safe again.",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("a relative clause without commas", "“The pier is safe,” the man who repaired it said.", [
    "The pier is safe,",
    "said",
    "the man",
    "the man",
    "direct",
  ]),
  one("brackets", "Ines Calloway (R-Westmere) said “the pier is safe again.”", [
    "the pier is safe again.",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("a role before the name", "“The pier is safe,” said harbour spokeswoman Ines Calloway.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "harbour spokeswoman Ines Calloway",
    "direct",
  ]),
  one("a title before the name", "“The pier is safe,” said Senator Ines Calloway.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Senator Ines Calloway",
    "direct",
  ]),
  one("who", "The prize went to Ines Calloway, who said the pier was “everybody's work.”", [
    "everybody's work.",
    "said",
    "Ines Calloway",
    "who",
    "fragment",
  ]),
  one("two speakers", "“We will appeal,” said Ines Calloway and Tomas Reyle.", [
    "We will appeal,",
    "said",
    "Ines Calloway and Tomas Reyle",
    "Ines Calloway and Tomas Reyle",
    "direct",
  ]),
  one("an institution", "“We will appeal,” the Westmere Harbour Board said in a statement.", [
    "We will appeal,",
    "said",
    "Westmere Harbour Board",
    "the Westmere Harbour Board",
    "direct",
  ]),
  one("a description that nobody is named for", "“We will appeal,” said a lawyer for the families.", [
    "We will appeal,",
    "said",
    "a lawyer for the families",
    "a lawyer for the families",
    "direct",
  ]),
  one("a group", "“We want our pier back,” residents said.", [
    "We want our pier back,",
    "said",
    "residents",
    "residents",
    "direct",
  ]),
  one("a possessor's office", "“We will appeal,” Calloway's lawyer said.", [
    "We will appeal,",
    "said",
    "Calloway's lawyer",
    "Calloway's lawyer",
    "direct",
  ]),
  one("a name with particles", "“We will appeal,” said Joos van der Meer.", [
    "We will appeal,",
    "said",
    "Joos van der Meer",
    "Joos van der Meer",
    "direct",
  ]),
  one("a name with initials", "“We will appeal,” said Ines J. Calloway.", [
    "We will appeal,",
    "said",
    "Ines J. Calloway",
    "Ines J. Calloway",
    "direct",
  ]),
  one("a surname in -ly", "“We will appeal,” said Tomas Connelly, a lawyer.", [
    "We will appeal,",
    "said",
    "Tomas Connelly",
    "Tomas Connelly",
    "direct",
  ]),
  one("told reporters", "“We will appeal,” Tomas Reyle told reporters on Monday.", [
    "We will appeal,",
    "told",
    "Tomas Reyle",
    "Tomas Reyle",
    "direct",
  ]),
  one("asked by nobody named", "Tomas Reyle was asked, “Will you appeal this ruling?”"),
];

export const NAMES_RESOLVED: readonly GoldenCase[] = [
  one(
    "what somebody does before the name, opening a sentence",
    "Mediator Ines Calloway opened the talks. “The pier will reopen in May,” Calloway said.",
    ["The pier will reopen in May,", "said", "Ines Calloway", "Calloway", "direct"],
  ),
  one("a surname after the full name", "Tomas Reyle won the vote. “We will build,” Reyle said.", [
    "We will build,",
    "said",
    "Tomas Reyle",
    "Reyle",
    "direct",
  ]),
  one("a surname before the full name", "“We will build,” Reyle said. Tomas Reyle won the vote on Sunday.", [
    "We will build,",
    "said",
    "Tomas Reyle",
    "Reyle",
    "direct",
  ]),
  one("Mr. and the surname", "Tomas Reyle won the vote. “We will build,” Mr. Reyle said.", [
    "We will build,",
    "said",
    "Tomas Reyle",
    "Mr. Reyle",
    "direct",
  ]),
  one(
    "two of one surname, told apart by title",
    "Donald Reyle and Mary Reyle met on Sunday. “We will build,” Mrs. Reyle said.",
    ["We will build,", "said", "Mary Reyle", "Mrs. Reyle", "direct"],
  ),
  one("he", "Tomas Reyle won the vote. “We will build,” he said.", [
    "We will build,",
    "said",
    "Tomas Reyle",
    "he",
    "direct",
  ]),
  one("she, with a man between", "Mary Calloway won the vote against Robert Reyle. “We will build,” she said.", [
    "We will build,",
    "said",
    "Mary Calloway",
    "she",
    "direct",
  ]),
  one("he, the subject before the object", "Robert Reyle beat Thomas Harwick on Sunday. “We will build,” he said.", [
    "We will build,",
    "said",
    "Robert Reyle",
    "he",
    "direct",
  ]),
  one("he, with an institution nearer", "Robert Reyle spoke at Westmere University. “We will build,” he said.", [
    "We will build,",
    "said",
    "Robert Reyle",
    "he",
    "direct",
  ]),
  one("they, for a group that was described", "Officials met on Sunday. They said the bridge was “not safe at all.”", [
    "not safe at all.",
    "said",
    "Officials",
    "They",
    "fragment",
  ]),
  one("I is the author", "“That is not my pier,” I said.", [
    "That is not my pier,",
    "said",
    "the author",
    "I",
    "direct",
  ]),
  one("the holder of a role", "Palace spokesman Robert Reyle arrived on Sunday. “We will talk,” the spokesman said.", [
    "We will talk,",
    "said",
    "Robert Reyle",
    "the spokesman",
    "direct",
  ]),
  one(
    "the holder of a role told by apposition",
    "Robert Reyle, the mayor of Westmere, arrived on Sunday. “We will talk,” the mayor said.",
    ["We will talk,", "said", "Robert Reyle", "the mayor", "direct"],
  ),
];

export const NAMED_BEHIND_A_DESCRIPTION: readonly GoldenCase[] = [
  one("a name between commas behind an office", "The harbour minister, Ines Calloway, said the pier is safe again.", [
    "the pier is safe again",
    "said",
    "Ines Calloway",
    "The harbour minister",
    "indirect",
  ]),
  one("the same after the quote", "“The pier is safe,” said the board's chief engineer, Dr. Tomas Harwick.", [
    "The pier is safe,",
    "said",
    "Tomas Harwick",
    "the board's chief engineer",
    "direct",
  ]),
  one("an office with its institution", "A spokesman of the board, Tomas Harwick, called the pier “safe again.”", [
    "safe again.",
    "called",
    "Tomas Harwick",
    "A spokesman of the board",
    "fragment",
  ]),
  one(
    "an office told before a rank",
    "The defence minister, General Tomas Harwick, said the pier is safe. “We will see,” the defence minister said.",
    ["the pier is safe", "said", "Tomas Harwick", "The defence minister", "indirect"],
    ["We will see,", "said", "Tomas Harwick", "the defence minister", "direct"],
  ),
  one(
    "somebody's age stands for them",
    "Ines Calloway missed the start.\n“I overslept on Sunday,” the 24-year-old said.",
    ["I overslept on Sunday,", "said", "Ines Calloway", "the 24-year-old", "direct"],
  ),
];

const PALACE = "Palace spokesman Robert Reyle met Mayor Thomas Harwick on Monday.";

export const SOURCES: readonly GoldenCase[] = [
  one(
    "he is the source, not whom the source speaks of",
    `${PALACE} Reyle restated that Harwick was open to talks. “We have our goals,” he said.`,
    ["that Harwick was open to talks", "restated", "Robert Reyle", "Reyle", "indirect"],
    ["We have our goals,", "said", "Robert Reyle", "he", "direct"],
  ),
  one(
    "he is who answered, not whom he was asked about",
    `${PALACE} Asked about a letter from Harwick, Reyle said it was late. “We will answer it,” he said.`,
    ["it was late", "said", "Robert Reyle", "Reyle", "indirect"],
    ["We will answer it,", "said", "Robert Reyle", "he", "direct"],
  ),
  one(
    "a joint statement is of both",
    `${PALACE} Reyle left late. He and Harwick agreed that “we want to stop the flood.”`,
    ["we want to stop the flood.", "agreed", "Robert Reyle and Thomas Harwick", "He and Harwick", "direct"],
  ),
  one(
    "a joint statement that one of two reports is that one's",
    `${PALACE} Reyle said he and Harwick agreed that “we want to stop the flood.”`,
    ["we want to stop the flood.", "said", "Robert Reyle", "Reyle", "direct"],
  ),
  one("what others are said to think has its source", `${PALACE} Reyle said both sides agreed to “sit down in May.”`, [
    "sit down in May.",
    "said",
    "Robert Reyle",
    "Reyle",
    "fragment",
  ]),
  one(
    "a spokesman named only after",
    "The talks were a “good step,” a Harbour Board spokesman said.\n“We are pleased,” said Tomas Harwick, Harbour Board spokesman.",
    ["good step,", "said", "Tomas Harwick", "a Harbour Board spokesman", "fragment"],
    ["We are pleased,", "said", "Tomas Harwick", "Tomas Harwick", "direct"],
  ),
  one(
    "the spokesman, where the article has two",
    "Palace spokesman Robert Reyle left. Bank spokesman Thomas Harwick stayed. “We are pleased,” the spokesman said.",
    ["We are pleased,", "said", "Thomas Harwick", "the spokesman", "direct"],
  ),
  one(
    "an office before the name",
    "“We will pay for the new pier,” said Secretary of State Mary Calloway at the end of a long day.",
    ["We will pay for the new pier,", "said", "Mary Calloway", "Secretary of State Mary Calloway", "direct"],
  ),
  one(
    "the reporter's aside is no speech",
    `${PALACE} The board wants more light, Reyle said, in an apparent reference to the pier.`,
    ["The board wants more light", "said", "Robert Reyle", "Reyle", "indirect"],
  ),
];

export const MARKS: readonly GoldenCase[] = [
  one("straight marks", '"The pier is safe," Ines Calloway said.', [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("doubled single marks", "''The pier is safe,'' Ines Calloway said.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("guillemets", "«The pier is safe,» Ines Calloway said.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("British marks", "‘The pier is safe,’ Ines Calloway said.", [
    "The pier is safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one(
    "British straight marks around apostrophes",
    "'It's the town's pier and it isn't for sale,' Ines Calloway said.",
    ["It's the town's pier and it isn't for sale,", "said", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one(
    "British marks around a plural's apostrophe",
    "‘The fishermen’s huts and the boats’ sheds are safe,’ Ines Calloway said.",
    ["The fishermen’s huts and the boats’ sheds are safe,", "said", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one("no quote in apostrophes", "The fishermen's huts of the '90s weren't rebuilt, and the boats' sheds aren't safe."),
  one("nested marks", "“My mother called it ‘the long walk’ all her life,” Ines Calloway said.", [
    "My mother called it ‘the long walk’ all her life,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("three marks at the end", "''My mother called it 'the long walk,''' Ines Calloway said.", [
    "My mother called it 'the long walk,'",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("brackets and dots", "“The pier … [will] be safe,” Ines Calloway said.", [
    "The pier … [will] be safe,",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "direct",
  ]),
  one("marks inside a tag", 'The <a class="big wide link" href="/x">pier</a> is closed.'),
  one("inch marks", 'The plank was 6" wide and 12" long when it was sold.'),
];

export const LONGER_SPEECH: readonly GoldenCase[] = [
  one(
    "a second quote in the paragraph",
    "“The pier is safe,” Ines Calloway said. “We checked every plank.”",
    ["The pier is safe,", "said", "Ines Calloway", "Ines Calloway", "direct"],
    ["We checked every plank.", "said", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one(
    "a quote that stands alone in the next paragraph",
    "“The pier is safe,” Ines Calloway said.\n“We checked every plank twice over.”",
    ["The pier is safe,", "said", "Ines Calloway", "Ines Calloway", "direct"],
    ["We checked every plank twice over.", "said", "Ines Calloway", "Ines Calloway", "direct"],
  ),
  one(
    "a dialogue",
    "“The pier is safe,” Ines Calloway said.\n“It is not safe at all,” Tomas Reyle replied.\n“We checked every plank,” Calloway said.",
    ["The pier is safe,", "said", "Ines Calloway", "Ines Calloway", "direct"],
    ["It is not safe at all,", "replied", "Tomas Reyle", "Tomas Reyle", "direct"],
    ["We checked every plank,", "said", "Ines Calloway", "Calloway", "direct"],
  ),
  one(
    "two fragments in one report",
    "Ines Calloway called the plan “rushed” and “a danger to the town.”",
    ["rushed", "called", "Ines Calloway", "Ines Calloway", "fragment"],
    ["a danger to the town.", "called", "Ines Calloway", "Ines Calloway", "fragment"],
  ),
  one(
    "two speakers in one sentence",
    "Ines Calloway called the plan “rushed,” while Tomas Reyle said it was “overdue by ten years.”",
    ["rushed,", "called", "Ines Calloway", "Ines Calloway", "fragment"],
    ["overdue by ten years.", "said", "Tomas Reyle", "Tomas Reyle", "fragment"],
  ),
];

export const NOBODYS_SPEECH: readonly GoldenCase[] = [
  one("the title of a film", "She starred in the film “The Long Walk Home” two years ago."),
  one("a show on a channel", "On Sunday's “Harbour Talk,” the host spoke of boats."),
  one("a title after on, before an attribution", "The pier will stay, Ines Calloway said on “Harbour Talk.”", [
    "The pier will stay",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("a coined word", "The so-called “walker tax” comes into force in May."),
  one("known as", "The street is known as “little harbour” in town."),
  one("a song", "The band played the song “Salt and Tar” at noon."),
  one("a word as a word", "The word “pier” comes from a Latin root."),
  one("a scare quote without a reporter", "A “temporary” fence went up around the pier."),
];

export const REPORTED_SPEECH: readonly GoldenCase[] = [
  one("said that", "Ines Calloway said that the pier would reopen in May.", [
    "that the pier would reopen in May",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("said without that", "Ines Calloway said the pier would reopen in May.", [
    "the pier would reopen in May",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("said on a day", "Ines Calloway said on Monday that the pier would reopen in May.", [
    "that the pier would reopen in May",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("told somebody", "Ines Calloway told reporters the pier would reopen in May.", [
    "the pier would reopen in May",
    "told",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("asked whether", "Tomas Reyle asked whether the pier would reopen in May.", [
    "whether the pier would reopen in May",
    "asked",
    "Tomas Reyle",
    "Tomas Reyle",
    "indirect",
  ]),
  one("at the end", "The pier would reopen in May, Ines Calloway said.", [
    "The pier would reopen in May",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("at the end, with an adjunct", "The pier would reopen in May, Ines Calloway said in a statement.", [
    "The pier would reopen in May",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("according to, at the end", "The pier would reopen in May, according to Ines Calloway.", [
    "The pier would reopen in May",
    "according to",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("according to, at the head", "According to Ines Calloway, the pier would reopen in May.", [
    "the pier would reopen in May",
    "According to",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one(
    "two reports in one sentence",
    "Ines Calloway said the pier was safe, adding that it would reopen in May.",
    ["the pier was safe", "said", "Ines Calloway", "Ines Calloway", "indirect"],
    ["that it would reopen in May", "adding", "Ines Calloway", "Ines Calloway", "indirect"],
  ),
  one("an introductory clause is no report", "After the storm had passed, Ines Calloway said the pier was safe.", [
    "the pier was safe",
    "said",
    "Ines Calloway",
    "Ines Calloway",
    "indirect",
  ]),
  one("no report in a refusal to speak", "Ines Calloway declined to comment on the pier."),
  one("no report in a thing said", "Ines Calloway told the whole story of the pier."),
];
