import { expect, test } from "vitest";
import { reportDayOf } from "../../src/points/report-day.ts";
import { wordingsOf } from "../../src/points/wordings.ts";
import { ENGLISH } from "../builders.ts";

/** The wordings of a sentence in a report of a day; of the first day that it names, where none is given. */
function wordings(sentence: string, publishedAt: string | null = null): string[] {
  const source = { language: "en", title: null, text: sentence, sentences: [{ start: 0, end: sentence.length }] };
  const reportDay = reportDayOf({ ...source, publishedAt }, ENGLISH);
  return wordingsOf(sentence, ENGLISH, { shortened: true, reportDay });
}

test.each([
  ["Ines Doyle, a teacher from Port Eliza, won the coastal race.", "Ines Doyle won the coastal race."],
  ["The bridge, which was built in 1931, collapsed during the storm.", "The bridge collapsed during the storm."],
  [
    "Two trams collided near the old harbour, closing both lines until noon.",
    "Two trams collided near the old harbour.",
  ],
  [
    "Ines Doyle, 33, who made a living mending nets for the harbour, sold both ferries of her father.",
    "Ines Doyle, 33, sold both ferries of her father.",
  ],
  [
    "After a night on the mountain, the three climbers were found alive by rescuers.",
    "The three climbers were found alive by rescuers.",
  ],
  [
    "Two trams collided near the old harbour, blocking the road, police said.",
    "Two trams collided near the old harbour, police said.",
  ],
  [
    "The pier will not reopen this year, said Ada Quist, director of the port authority.",
    "The pier will not reopen this year, said Ada Quist.",
  ],
  [
    "Ada Quist, in her last report as director of the port, warns of cracks in the pier.",
    "Ada Quist warns of cracks in the pier.",
  ],
  [
    "In Orlow, Karl Lund, known for his temper, bluntly refused to leave the council chamber.",
    "In Orlow, Karl Lund bluntly refused to leave the council chamber.",
  ],
  [
    "The council sold both ferries of the harbour, effectively cutting off the Skerries.",
    "The council sold both ferries of the harbour.",
  ],
  [
    "The first settlers of Orvane camped on Mount Tolland, a ridge above the present harbour.",
    "The first settlers of Orvane camped on Mount Tolland.",
  ],
])("can shorten: %s", (sentence, shorter) => {
  expect(wordings(sentence)).toContain(shorter);
});

test.each([
  [
    "The council dismissed Olaf Krey, its chief engineer, on Tuesday.",
    "The council dismissed Olaf Krey, its chief engineer.",
  ],
  ["A ferry hit rocks near Orvane late on Wednesday.", "A ferry hit rocks near Orvane."],
  ["The bill was brought in by Ada Quist, D-Va., on Monday.", "The bill was brought in by Ada Quist, D-Va."],
])("leaves no stray mark and no dangling word: %s", (sentence, fullest) => {
  expect(wordings(sentence)[0]).toBe(fullest);
});

test.each([
  "People on the quays should move out on Friday, Ada Quist said.",
  "A statement issued Monday said the pier would stay shut.",
])("keeps the day of what is to come, and one between two verbs: %s", (sentence) => {
  expect(wordings(sentence)[0]).toBe(sentence);
});

test.each([
  ["The shot struck a girl seconds after it was fired from the bridge of Port Eliza.", /seconds\.$/],
  ["The show got off to a poor start, especially when compared with that of last year.", /especially\.$/],
  ["Spies saw trucks at places known for gas weapons before the attack of Wednesday.", /weapons\.$/],
  [
    "Although she may side with Orlow, even Judge Ines Doyle, an old friend of the pier, had some doubts about the bill.",
    /^An old friend/,
  ],
  [
    "The port had its choice of masters, and in choosing Ada Quist, as its council did in May, it has kept the peace.",
    /Quist\.$/,
  ],
  ["Two trams collided near the old harbour, injuring nine people, police said.", /harbour, police/],
  ["The charges against Karl Lund, 44, an owner of ferries, were read out in the court of Orlow.", /44 were/],
  ["Asked whether the pier was safe and the ferries too, Karl Lund, a fellow of the port, said it was.", /Lund, Karl/],
  ["The keeper of the light, Ada Quist, plans to climb down from it by Friday.", /light plans/],
  ["A barge, an old ship with 214 people aboard, hit the rocks near Orvane in the night.", /^A barge hit/],
])("does not cut %s", (sentence, wrong) => {
  for (const wording of wordings(sentence)) expect(wording).not.toMatch(wrong);
});

test("takes brackets and the day of a report out of every wording", () => {
  expect(wordings("The pier (pictured) will reopen in May, the council said Monday.")).toEqual([
    "The pier will reopen in May, the council said.",
  ]);
});

test.each([
  // Who disputes what is said of them keeps the word.
  "Karl Lund, who denies the charges, will appear before the court in May.",
  "The minister, who was not at the meeting, has resigned from her post.",
  // What a condition, a limit or a denial reaches must not be parted from it.
  "The company only told its staff after the newspaper had asked about it.",
  "The mayor did not resign because of the report, as her rivals had claimed.",
  "If the river rises again, the town will be emptied, officials at the port warn.",
  "The port will pay the fishermen when the dredging of the channel is over.",
  // The end of a list is no aside.
  "Ferries to Lund, the Skerries and Port Eliza have been cancelled until Monday.",
  // Said to have happened, by somebody: never told as if it were so.
  "The guard stole the painting from the museum, police said.",
  "The guard stole the painting from the museum, according to the charges.",
])("leaves whole: %s", (sentence) => {
  expect(wordings(sentence)).toEqual([sentence]);
});

// 2 December 2026 is a Wednesday.
test.each([
  ["A ferry hit rocks near Orvane on Wednesday.", "2026-12-02T17:00:00Z", "A ferry hit rocks near Orvane."],
  ["A ferry hit rocks near Orvane on Tuesday.", "2026-12-02T03:00:00Z", "A ferry hit rocks near Orvane."],
  ["A ferry hit rocks near Orvane on Tuesday.", "2026-12-02T17:00:00Z", "A ferry hit rocks near Orvane on Tuesday."],
  ["A ferry hit rocks near Orvane on Tuesday.", "2026-12-02", "A ferry hit rocks near Orvane on Tuesday."],
  [
    "The ferry lost on Sunday was found near Orvane on Wednesday.",
    "2026-12-02T17:00:00Z",
    "The ferry lost on Sunday was found near Orvane on Wednesday.",
  ],
  ["The office in Orvane opens on Wednesdays.", "2026-12-02T17:00:00Z", "The office in Orvane opens on Wednesdays."],
])("leaves out the report's own day and no other: %s, %s", (sentence, publishedAt, fullest) => {
  expect(wordings(sentence, publishedAt)[0]).toBe(fullest);
});

test("what a statement is, stays with it", () => {
  const [fullest] = wordings(
    "Ada Quist has sold both ferries of the harbour, the police said in a statement issued Sunday.",
  );
  expect(fullest).toContain("in a statement issued");
});
