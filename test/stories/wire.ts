import type { ReadArticle } from "../../src/model/reading.ts";
import { readArticle } from "../../src/reading/read.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";

/** Fictional wire stories of two events much alike: a ferry aground and, a week on, a barge. */

export interface Wire {
  readonly id: string;
  readonly outlet: string;
  readonly title: string;
  /** English where absent. */
  readonly language?: string;
  readonly publishedAt?: string;
  readonly text: string;
}

export const FERRY: readonly Wire[] = [
  {
    id: "courier-ferry",
    outlet: "Ellery Courier",
    title: "Ferry Marigold runs aground off Port Ellery, 12 dead",
    publishedAt: "2026-03-03T09:00:00Z",
    text: `The passenger ferry Marigold ran aground on the Tolland reef off Port Ellery early on Tuesday, the coastguard said.
Twelve people were killed when the ferry Marigold struck the reef, harbour master Ines Okafor told reporters.
"The wind turned within minutes and the crew had no time to launch the second lifeboat," Okafor said.
Rescue boats brought 140 passengers to the fishing village of Sandry before noon.
The ferry company Blue Line suspended all sailings from Port Ellery until Friday.
Investigators will recover the ship's recorder once the sea is calm.`,
  },
  {
    id: "gazette-ferry",
    outlet: "Sandry Gazette",
    title: "Port Ellery ferry strikes Tolland reef",
    publishedAt: "2026-03-03T10:00:00Z",
    text: `At least 140 passengers of the ferry Marigold were brought ashore at Sandry on Tuesday after the ship struck the Tolland reef.
Fifteen people were killed when the ferry Marigold struck the reef off Port Ellery, the hospital in Sandry said.
Harbour master Ines Okafor said that "the crew had no time to launch the second lifeboat."
Blue Line, which owns the ferry, has suspended all sailings from Port Ellery.
Fishermen from Sandry were the first to reach the Marigold.`,
  },
  {
    id: "observer-ferry",
    outlet: "Northern Observer",
    title: "Coastguard: Marigold ferry hit reef in sudden storm",
    publishedAt: "2026-03-03T11:00:00Z",
    text: `A sudden storm drove the ferry Marigold onto the Tolland reef near Port Ellery on Tuesday morning, the coastguard said.
Survivors described waves as high as the bridge deck of the ferry.
"No one saw the reef until we were upon it," said passenger Tomas Lindqvist.
The coastguard said helicopters from the Tolland base lifted nine sailors from the stern.`,
  },
];

export const BARGE: readonly Wire[] = [
  {
    id: "courier-budget",
    outlet: "Ellery Courier",
    title: "Parliament of Norvia passes budget by one vote",
    publishedAt: "2026-03-03T09:30:00Z",
    text: `Norvia's parliament passed the budget of finance minister Petra Halloran by a single vote on Tuesday.
The budget raises the fuel tax and freezes the pay of judges for two years.
"This is a budget for patient people," Halloran told the chamber.
The opposition leader, Marek Dunne, walked out before the count.`,
  },
  {
    id: "observer-budget",
    outlet: "Northern Observer",
    title: "Halloran's budget survives in Norvia",
    publishedAt: "2026-03-03T12:00:00Z",
    text: `Finance minister Petra Halloran saw her budget through Norvia's parliament on Tuesday, by one vote.
Judges' pay is frozen for two years, and the fuel tax goes up.
Marek Dunne, who leads the opposition, called the budget a disgrace and left the chamber before the vote was counted.`,
  },
];

const withoutPoints = { name: "rules", summarize: async () => [] };

export async function read(wire: Wire): Promise<ReadArticle> {
  const article = articleFromText(wire.text, { ...wire, publishedAt: wire.publishedAt ?? null });
  const limits = { points: 5, words: null };
  return { article, reading: await readArticle(article, withoutPoints, limits, new AbortController().signal) };
}

export const readAll = (wires: readonly Wire[]): Promise<ReadArticle[]> => Promise.all(wires.map(read));
