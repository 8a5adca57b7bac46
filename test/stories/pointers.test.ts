import { expect, test } from "vitest";
import { tellStory } from "../../src/stories/tell.ts";
import { readAll } from "./wire.ts";

const POINTED = "Sans lampe, toute la côte meurt";

test.each([
  ["the words of another article's headline are no saying of a story, and none of its points", "Lire aussi : "],
  ["nor behind a label on a line of its own", "À lire aussi :\n\n"],
])("%s", async (_, label) => {
  const articles = await readAll([
    {
      id: "phare",
      language: "fr",
      outlet: "La Gazette d'Orval",
      title: "Le phare de Norda fermera en mai",
      publishedAt: "2026-05-04T08:00:00Z",
      text: `Le phare de Norda, construit en 1911, fermera le 30 mai, a annoncé lundi la ministre Ana Robles.

« Nous vendrons la tour avant l'hiver », a-t-elle ajouté devant le conseil de Norda.

${label}« ${POINTED} »

La vente du phare de Norda doit rapporter 1,2 million d'euros à la ville.`,
    },
  ]);
  const { keyPoints, sayings } = tellStory("phare", articles, { points: 5, words: null });
  expect(sayings.map(({ speaker }) => speaker?.name)).toEqual(["Ana Robles"]);
  expect(JSON.stringify({ keyPoints, sayings })).not.toContain(POINTED);
});
