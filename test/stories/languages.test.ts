import { expect, test } from "vitest";
import type { ReadArticle } from "../../src/model/reading.ts";
import { createStoryBook } from "../../src/stories/book.ts";
import { tellStory } from "../../src/stories/tell.ts";
import { readAll, type Wire } from "./wire.ts";

/** A fictional bridge, told in five languages, and two other events of the same day. */
const BRIDGE: readonly (Wire & { readonly language: string })[] = [
  {
    id: "en",
    language: "en",
    outlet: "Lisvale Courier",
    title: "Halvorsen Bridge in Ostermark closed after crack is found",
    publishedAt: "2026-05-04T08:00:00Z",
    text: `The Halvorsen Bridge in Ostermark was closed on Monday after engineers found a crack of 14 centimetres in its third pillar.
Mayor Ingrid Solvang of Ostermark said that 12,400 commuters would have to take the ferry until 30 June.
The repair of the Halvorsen Bridge will cost 3.2 million euros, the city of Ostermark said.`,
  },
  {
    id: "fr",
    language: "fr",
    outlet: "La Gazette d'Orval",
    title: "À Ostermark, le pont Halvorsen fermé à cause d'une fissure",
    publishedAt: "2026-05-04T09:10:00Z",
    text: `Le pont Halvorsen, à Ostermark, a été fermé lundi après la découverte d'une fissure de 14 centimètres dans son troisième pilier.
La maire Ingrid Solvang a indiqué que 12 400 habitants d'Ostermark devront prendre le bac jusqu'au 30 juin.
Les travaux du pont Halvorsen coûteront 3,2 millions d'euros à la ville d'Ostermark.`,
  },
  {
    id: "fr-again",
    language: "fr",
    outlet: "Le Matin du Bac",
    title: "Ostermark privée du pont Halvorsen",
    publishedAt: "2026-05-04T11:00:00Z",
    text: `Plus une voiture ne passe le pont Halvorsen à Ostermark depuis lundi, une fissure de 14 centimètres ayant été trouvée.
La mairie d'Ostermark prévoit un bac toutes les 20 minutes pour les 12 400 habitants qui passent chaque jour.`,
  },
  {
    id: "ar",
    language: "ar",
    outlet: "صحيفة الضفة",
    title: "إغلاق جسر هالفورسن في أوسترمارك",
    publishedAt: "2026-05-04T10:00:00Z",
    text: `أُغلق جسر هالفورسن (Halvorsen) في أوسترمارك (Ostermark) الاثنين بعد اكتشاف شق طوله 14 سنتيمتراً في دعامته الثالثة.
وقالت العمدة إنغريد سولفانغ (Ingrid Solvang) إن 12400 راكب سيستخدمون العبّارة حتى 30 يونيو.
وتبلغ كلفة إصلاح جسر هالفورسن (Halvorsen) في أوسترمارك (Ostermark) 3.2 مليون يورو.`,
  },
  {
    id: "ja",
    language: "ja",
    outlet: "川辺新聞",
    title: "オステルマルクの橋に亀裂、通行止めに",
    publishedAt: "2026-05-04T10:20:00Z",
    text: `オステルマルク（Ostermark）のハルヴォルセン橋（Halvorsen）が月曜日、3本目の橋脚に14センチの亀裂が見つかったため閉鎖された。
ソルヴァング市長（Ingrid Solvang）は、1万2400人の通勤者が6月30日までフェリーを使うと述べた。
橋の修理費は320万ユーロと見込まれている。`,
  },
];
const OTHERS: readonly (Wire & { readonly language: string })[] = [
  {
    id: "vase",
    language: "en",
    outlet: "Lisvale Courier",
    title: "Brannock Museum returns vase to Calder",
    publishedAt: "2026-05-04T08:30:00Z",
    text: `The Brannock Museum in Westerholm returned a vase from 1612 to the town of Calder on Monday.
Director Nils Farrow said that 14 further pieces would follow by 30 June.`,
  },
  {
    id: "fire",
    language: "fr",
    outlet: "La Gazette d'Orval",
    title: "Un incendie détruit la forêt de Montrelle",
    publishedAt: "2026-05-04T11:30:00Z",
    text: `Un incendie a détruit lundi 60 hectares de forêt près de Montrelle.
Le préfet Luc Besnard a annoncé l'évacuation de 320 campeurs.`,
  },
];

const languageOfPoints = (articles: readonly ReadArticle[], languages?: readonly string[]) => {
  const { headline, keyPoints } = tellStory("bridge", articles, { points: 3, words: null, languages });
  const told = keyPoints.map(({ evidence }) => articles.find(({ article }) => article.id === evidence[0]?.articleId));
  return { headline, languages: [...new Set(told.map((read) => read?.article.language))], keyPoints };
};

test("a story told in five languages is one story, and other events of the day are others", async () => {
  const articles = (await readAll([...BRIDGE, ...OTHERS])).map(({ article }) => article);
  const stories = createStoryBook().placeAll(articles);
  expect(stories.map(({ storyId }) => storyId)).toEqual(["en", "en", "en", "en", "en", "vase", "fire"]);
});

test("its points are in one language: the preferred one, else that of the most outlets", async () => {
  const articles = await readAll(BRIDGE);
  expect(languageOfPoints(articles)).toMatchObject({
    languages: ["fr"],
    headline: "Ostermark privée du pont Halvorsen",
  });
  for (const [preferred, told] of [
    [["ja", "ar"], "ja"],
    [["nl", "ar"], "ar"],
    [["en"], "en"],
    [["nl"], "fr"],
  ] as const)
    expect(languageOfPoints(articles, preferred).languages).toEqual([told]);
});

test("outlets of other languages are credited where the figures and names of a point agree, and only there", async () => {
  const articles = await readAll(BRIDGE);
  const { keyPoints } = languageOfPoints(articles, ["en"]);
  const outletsOf = (words: string) => keyPoints.find(({ text }) => text.includes(words))?.outlets;
  expect(outletsOf("3.2 million")).toEqual(["Lisvale Courier", "La Gazette d'Orval", "صحيفة الضفة"]);
  const wrong = BRIDGE.map((wire) => ({
    ...wire,
    text: wire.text.replace("3,2", "5,2").replace("3.2 مليون", "4 مليون"),
  }));
  const { keyPoints: others } = languageOfPoints(await readAll(wrong), ["en"]);
  expect(others.find(({ text }) => text.includes("3.2 million"))?.outlets).toEqual(["Lisvale Courier"]);
});
