import { expect, test } from "vitest";
import { articleFromText } from "../../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "./quotes-in.ts";

/** "name [role]" of every quotation in marks. */
const speakersIn = (text: string): string[] =>
  quotesIn(articleFromText(text, { id: "a", language: "en" }))
    .filter(({ kind }) => kind !== "indirect")
    .map(({ speaker }) => `${speaker?.name ?? "—"}${speaker?.role ? ` [${speaker.role}]` : ""}`);

const lastIn = (text: string): string | undefined => speakersIn(text).at(-1);

test.each([
  [
    "a paper that prints a letter did not write it",
    "The designer Mikhail Kalyn died in December. The paper Morgenpost quotes Kalyn's daughter as saying that a priest helped him.\n\nBut in a letter, published in the newspaper Morgenpost, he wrote: “My pain is unbearable.”",
    "Mikhail Kalyn [designer]",
  ],
  [
    "the host who said that she was surprised is not he who answers",
    "Rick Santor won the poll on Sunday. When the host Candy Carrow said she was surprised that Santor had not done better, he shot back: “Those polls have been wrong for years.”",
    "Rick Santor",
  ],
  [
    "whose statement it is says it",
    "Mike Pennell is the governor, and his state votes for the right. The hour ended with Michael Corwen's statement on the campaign: “It was a great move,” he said.",
    "Michael Corwen",
  ],
  [
    "of two of one surname the one who holds that office",
    "Vice President Dirk Brennan came late. His daughter Mary Brennan, who runs the port, wrote a letter. Mary Brennan signed it. “I back them all,” Vice President Brennan said.",
    "Dirk Brennan [Vice President]",
  ],
  [
    "an office of the other one is not hers",
    "Mary Brennan runs the port. Dirk Brennan keeps bees. Mary Brennan wrote a letter. Former Vice President Brennan kept silent. “The port is open,” Mary Brennan said.",
    "Mary Brennan",
  ],
  [
    "of two of one surname the one who had a name by then",
    "Judge Anna Brannick called Sharon Pelford's scheme a fraud.\n\n“It is my son I think of,” Pelford said. On Monday Pelford sent her son Rylan Pelford to the quay, and Rylan Pelford went.",
    "Sharon Pelford",
  ],
  [
    "whose wife somebody has is not what he is",
    "They spoke with Arthur Wagram, whose wife, Betty, is ill. “That ring stayed on,” said Wagram.",
    "Arthur Wagram",
  ],
  [
    "whose husband he is belongs to what he is",
    "“The ring is gone,” Arthur Wagram, the woman's husband, told the police.",
    "Arthur Wagram [the woman's husband]",
  ],
  [
    "an office for two things has one holder",
    "Health and Harbour Services (HHS) Secretary Xavier Bellor declared on Thursday: “It is our business to know.”",
    "Xavier Bellor [Health and Harbour Services Secretary]",
  ],
  [
    "so too in small letters",
    "The quay will close. “We will not yield,” said trade and industry minister Agnes Rolle.",
    "Agnes Rolle [trade and industry minister]",
  ],
  [
    "and with the name behind a comma",
    "The minister of trade and industry, Agnes Rolle, said: “We will not yield.”",
    "Agnes Rolle [minister of trade and industry]",
  ],
  [
    "beside another speaker there are two",
    "“We must act now,” Labor and Industries Director Joel Sackert and Mayor Jane Orrin said.",
    "Joel Sackert and Jane Orrin",
  ],
  [
    "a surname before an office is somebody else's",
    "Brannick and Treasury Secretary Hank Paulmer said: “We must act now.”",
    "Brannick and Hank Paulmer",
  ],
  [
    "whoever is quoted as saying something says it",
    "The Morgenpost quoted Bryan Freeden, a lawyer, as saying that “the claims are false.”",
    "Bryan Freeden [lawyer]",
  ],
  [
    "so too where the paper stands behind",
    "“The claims are false,” the Morgenpost quoted Bryan Freeden as saying.",
    "Bryan Freeden",
  ],
  [
    "and who was quoted by it",
    "Bryan Freeden was quoted by the Morgenpost as saying: “The claims are false.”",
    "Bryan Freeden",
  ],
  [
    "he is not whom he speaks of",
    "Rep. Tom Coleby spoke of Dirk Tramp on Thursday. Tramp is a change agent, Coleby said.\n\nTramp had a good day, and Dirk Tramp knew it.\n\n“They have every reason to talk,” he said of Tramp and Ryan.",
    "Tom Coleby [Rep.]",
  ],
  [
    "an actor named only later is not the actor who spoke",
    "Jon Bernhard came to the quay. “He was strange,” said the actor.\n\nAnthony Rappe, an actor, was there too.",
    "Jon Bernhard",
  ],
  [
    "an adviser said it, not whom they advise",
    "Bern Sander went on. Still, Tad Devin, a senior adviser to Mr. Sander, said on Tuesday that the campaign would be honest. “If there is no way, we will say so,” he said.",
    "Tad Devin",
  ],
  [
    "her engineer is not she",
    "Captain Arin Tanor and her engineer, Wiro Pohat, were saved on Friday. “We thought that it was over,” she said.",
    "Arin Tanor [Captain]",
  ],
  [
    "whoever is she in one line is not he in the next",
    "Deputy Noor Valkin questioned the director, Sem Idran, for an hour.\n\n“Who signed this?” she asked.\n\n“I do not recall,” he replied.",
    "Sem Idran [director]",
  ],
  [
    "a lawyer, not his firm",
    "Jeff Herman, a lawyer, sued two producers. Herman Law, his firm, sits in the south. Of the second suit, Herman said: “The claims show how bad it is.”",
    "Jeff Herman [lawyer]",
  ],
  [
    "a father, where the son is always named in full",
    "John Egel, 45, was sentenced in May. His son Ryl Egel shot him in the leg. Ryl Egel was not charged.\n\n“What bothers me the most is my son,” Egel said.",
    "John Egel",
  ],
  [
    "nobody whom a noun of things names",
    "The star waved. So I asked him how this celebrity business had turned out.\n\n“Robin, look this way,” they screamed in a frenzy of flashbulbs.",
    "—",
  ],
  [
    "a label without its verb",
    "The ad runs this week.\n\nPolitan reports:\n\n“It airs in the north until May.”",
    "Politan",
  ],
  ["a nickname inside a name", "“I never liked it,” said Piet “Bones” Samson, 43, who owns the bakery.", "Piet Samson"],
  [
    "a picture's credit is no part of a name",
    "Image: The finding matters. Pic Giles Harm\n\n“When we saw that we thought of fires,” Giles Harm said.",
    "Giles Harm",
  ],
])("%s", (_, text, speaker) => {
  expect(lastIn(text)).toBe(speaker);
});

test("what the reporters are told is nobody's", () => {
  expect(speakersIn("The guitar is worth millions. “He is forcing the matter to court,” we're told.")).not.toContain(
    "the author",
  );
});

test.each([
  [
    "“That is her right,” said Liza Corven, the daughter of former Vice President Dag Corven. “It is,” Dag Corven said.",
    "former Vice President",
  ],
  ["The death of Apple engineer Walt Hume shocked many. “It swerves,” Walt Hume had said.", "Apple engineer"],
  [
    "Director of National Intelligence James Clapp was angry. “It omits much,” James Clapp said.",
    "Director of National Intelligence",
  ],
  ["“This is a wake-up call,” said senior study author Dr. Samantha Hendry.", "senior study author"],
  ["“He is cool,” Lt. Gov. Timothy Murr said.", "Lt. Gov."],
  [
    "“We are glad,” said Pedro Heil, Copan Airlines' chief executive officer.",
    "Copan Airlines' chief executive officer",
  ],
  ["Democratic Unionist Jeff Donal spoke. “Nothing says that,” Jeff Donal said.", "Democratic Unionist"],
  [
    "He had named a man as the abuser of a boy, Mary Agost, the city's lawyer, said. “They see half of it,” Mary Agost said.",
    "the city's lawyer",
  ],
])("a role ends at its own words: %s", (text, role) => {
  expect(lastIn(text)).toContain(`[${role}]`);
});

test.each([
  "A drama set on the mean streets of Jaffel (the 'hood of the title), where a killing tells of its characters' own fears.",
  'You can wave your arms to flip the pages of a large "book, "which was used to show photos. The device stands there.',
])("marks that nobody can pair make no quotation: %s", (text) => {
  expect(speakersIn(text)).toEqual([]);
});

test.each([
  ["“We will open ten shops,” Macdougal's said on Monday.", "Macdougal's"],
  ["“The children were glad to see the captain,” Norda Children's said.", "Norda Children's"],
  ["“We will open ten shops,” according to Macdougal's statement.", "Macdougal"],
])("a name that ends like an owner is whole where it says something itself: %s", (text, name) => {
  expect(speakersIn(text)).toEqual([name]);
});

test("a town is not he, and whoever is of it keeps a name that is also a trade", () => {
  const text =
    "Diesel mechanic Jens Penman of Dunhaven made headlines last month after he took the keys of a couple. “I was coming into town with my wife,” he told the Post.";
  expect(lastIn(text)).toBe("Jens Penman [Diesel mechanic]");
});

test("of two of one surname the one is meant whom the words behind it describe", () => {
  const text =
    "Ida Carow, the judge, and her brother Tomas Carow, who runs the mill, both spoke on Monday.\n\n“The town owes me money,” Tomas Carow said.\n\n“The town owes nobody anything,” Ida Carow said.\n\n“She knows better,” Carow, the mill's director, added.";
  expect(lastIn(text)).toBe("Tomas Carow");
});

test.each([
  ["“Four drives had been stripped of all data,” the Norda Justice Department said.", "Norda Justice Department"],
  [
    "“The office wasted thousands,” Norda Mail Editor-in-Chief Alan Rusberg said on Monday.",
    "Alan Rusberg [Norda Mail Editor-in-Chief]",
  ],
])("a title is no part of an institution, nor of a name: %s", (text, name) => {
  expect(speakersIn(text)).toEqual([name]);
});

test("the title of what somebody says something in is no part of what they say", () => {
  const text =
    "“I am not ashamed to be a sailor,” says Karl Brennan in the new film titled “Strong.” It starts on Friday.";
  const article = articleFromText(text, { id: "a", language: "en" });
  const said = quotesIn(article).flatMap(({ ranges }) =>
    ranges.map(({ start, end }) => article.text.slice(start, end)),
  );
  expect(said).toEqual(["I am not ashamed to be a sailor,"]);
});

test("what stands before a colon behind a preposition is what the words are about, not who says them", () => {
  const text =
    "The council met Hanna Brandt on Monday.\n\nOn old butter: “I have never trusted anyone who refuses it at table.”";
  expect(speakersIn(text)).not.toContain("old butter");
});

test("an aide of somebody's office does not give them the aide's role", () => {
  const text =
    "An official in Mr. Rask’s office waited. Mr. Rask was away. “The port belongs to those who work in it,” the official said.";
  expect(lastIn(text)).not.toContain("Rask [");
});

test.each([
  ["“This is not like mending a cup that broke,” said one of the signers.", "one of the signers"],
  ["Two of the dockers, who live at Orra, said they were “never asked about it”.", "Two of the dockers"],
  ["According to several of the dockers, “nobody came to help us at all”.", "several of the dockers"],
])("part of a group is not all of it: %s", (text, name) => {
  expect(speakersIn(text)).toEqual([name]);
});

test.each([
  ["“Get it sold,” Ilka Dorn said of the pier, according to a report of the Lundpost.", "Ilka Dorn"],
  ["“Get it sold,” according to Ilka Dorn, who said so on Monday.", "Ilka Dorn"],
])("a report that tells what somebody said does not say it: %s", (text, name) => {
  expect(lastIn(text)).toBe(name);
});

test.each([
  [
    "Eden Sassen, the daughter of another ferry icon Vidal Sassen, runs a salon. “A man that cared,” said Sassen.",
    "Eden Sassen",
  ],
  ["Clara Dorn drank for years. Her lover, Alec, died. “Like me, Alec was a sailor,” she said.", "Clara Dorn"],
])("neither kin nor who is told of in the words said speaks: %s", (text, name) => {
  expect(lastIn(text)?.replace(/ \[.*/, "")).toBe(name);
});

test.each([
  [
    "a station",
    "The station, now known as KLW Orlow, hired Steve Oberlin in 1990. A student got an order against him. “He wrote to me every day,” she said.",
    /^(?!.*KLW)/,
  ],
  [
    "what only opens a sentence",
    "Guidelines were published. In May a girl was hurt. “It was dark on the stairs,” she said.",
    /^(?!Guidelines)/,
  ],
  [
    "an age",
    "The new reports fit with other evidence, says harbour archaeologist Marla Sombard. Smaller, more specialized Middle Bronze Age tools “show us that people were well on their way,” she holds.",
    /^Marla Sombard/,
  ],
])("she is not %s", (_, text, name) => {
  expect(lastIn(text)).toMatch(name);
});

test.each([
  [
    "News of the death broke Friday, with the hospital saying she “was recently the victim of a cruel call.”",
    "the hospital",
  ],
  ["Rose Maddock says the party is late. “It gave me the will to see it,” the actor said.", "Rose Maddock"],
  ["Will Harkness, who left on Monday, said: “I never asked for any of this.”", "Will Harkness"],
])("whoever stands before the verb says it: %s", (text, name) => {
  expect(lastIn(text)).toBe(name);
});

test("what is told behind somebody's kin is told of whom the sentence is about", () => {
  const text =
    "Karl Roe, the son of the painter Ada Roe, owns two of the barges. “It will ruin us,” said Roe, the barge owner.";
  expect(lastIn(text)).toMatch(/^Karl Roe/);
});

test("what cannot say anything is nobody to be named in doubt", () => {
  expect(lastIn("The flood led to repairs at the old weir. “You really want to get it well greased.”")).toBe("—");
});

test("it is whoever the sentence before told of, also where that says it of itself", () => {
  const text =
    "The tram plan could be late. The committee said Wednesday it had received several “interesting proposals”. “We are sure that both cities will present their ideas,” it said in a statement.";
  expect(lastIn(text)).toBe("The committee");
});

test.each([
  "Orlow's mayor Ida Akin spoke on Monday. “It seems to me that it is rare,” Akin told KTVO.",
  "Orlow's mayor Ida Christian spoke on Monday. Christian told “A Current Affair” that it was “a turn that nobody saw”.",
])("a name that is also a word is a name where the article has it as one: %s", (text) => {
  expect(lastIn(text)).toMatch(/^Ida /);
});

test("no day of the week says anything", () => {
  const text =
    "Brandt released a statement late Tuesday saying: “As I said, the plan was wrong and should be dropped.”";
  expect(lastIn(text)).toBe("Brandt");
  const statement = "The council's statement Wednesday said the video is old, adding: “This is not to be allowed.”";
  expect(lastIn(statement)).toBe("The council's statement");
});

test("a name without a verb behind “said” is who says it, not what", () => {
  const article = articleFromText("The council sold the tug “Hanne Rask”, said the mayor, Ida Dahl.", {
    id: "a",
    language: "en",
  });
  expect(quotesIn(article).filter(({ kind }) => kind === "indirect")).toEqual([]);
});

test("a name in marks is nobody's words, whatever one of its parts is spelt like", () => {
  const text =
    "Die Entführer wollen die Freilassung von fünf Leuten des Stamms „al-Rask bin Dahha“, die im Gefängnis sitzen, erpressen.";
  expect(quotesIn(articleFromText(text, { id: "a", language: "de" }))).toEqual([]);
});
