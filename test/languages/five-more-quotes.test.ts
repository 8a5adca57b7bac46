import { expect, test } from "vitest";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "../reading/quotes/quotes-in.ts";

const found = (language: string, text: string): (string | null)[][] =>
  quotesIn(articleFromText(text, { id: "a", language })).map(({ ranges, speaker }) => [
    ranges.map(({ start, end }) => text.slice(start, end)).join(" … "),
    speaker?.name ?? null,
  ]);

test.each([
  ["nl", "‘De kade blijft dicht’, zei burgemeester Hanne Vollaard dinsdag.", "De kade blijft dicht", "Hanne Vollaard"],
  ["nl", "Burgemeester Hanne Vollaard zei: “De kade blijft dicht.”", "De kade blijft dicht.", "Hanne Vollaard"],
  ["ru", "«Причал останется закрыт», — сказала мэр Анна Волкова.", "Причал останется закрыт", "Анна Волкова"],
  ["zh", "市长林远山说：“码头继续关闭。”", "码头继续关闭。", "林远山"],
  ["zh", "「碼頭繼續關閉，」市長林遠山說。", "碼頭繼續關閉，", "林遠山"],
  ["ja", "館長の森下健一さんは「岸壁は閉鎖を続ける」と述べた。", "岸壁は閉鎖を続ける", "森下健一"],
  ["ar", "وقال رئيس البلدية نبيل الحاج: «الرصيف سيبقى مغلقاً».", "الرصيف سيبقى مغلقاً", "نبيل الحاج"],
])("%s: %s", (language, text, words, name) => {
  expect(found(language, text)).toEqual([[words, name]]);
});

test("in Russian the words that tell the speaker between dashes are no part of the quotation", () => {
  const text = "«Мы ждали слишком долго, — заявил капитан Пётр Бойко. — Теперь причал закрыт».";
  expect(found("ru", text).flatMap(([words]) => words?.split(" … "))).toEqual([
    "Мы ждали слишком долго",
    "Теперь причал закрыт",
  ]);
});

test("in Russian a paragraph that a dash opens is said by whoever is told behind the next dash", () => {
  const text = "Капитан Пётр Бойко вышел на берег.\n\n— Причал закрыт, — сказал Бойко.";
  expect(found("ru", text)).toEqual([["Причал закрыт", "Пётр Бойко"]]);
});

test.each([
  [
    "nl",
    "‘Het was glad. Een schipper riep: “Spring nu in het water!” En ik sprong’, vertelt Hanne Vollaard.",
    "Spring nu in het water!",
    "Een schipper",
  ],
  ["ru", "«Мне вчера позвонили и сказали: „Причал закрыт“», — пояснила капитан Анна Волкова.", "Причал закрыт", null],
  ["zh", "市长林远山说：「检查员告诉我们：『码头没有问题。』」", "码头没有问题。", "检查员"],
  ["ja", "森下健一さんは「港は暗かった。妻は『船が来ない』と言った」と話した。", "船が来ない", "妻"],
  ["en", "“I told the mate, ‘We turn back now,’” said Mara Quill.", "We turn back now,", "Mara Quill"],
])("whoever a quotation quotes speaks there, %s: %s", (language, text, words, name) => {
  expect(found(language, text)).toContainEqual([words, name]);
});

test.each([
  ["“We call it the ‘long quay’ at home,” said Mara Quill."],
  ["“He said, ‘Go home,’” said Mara Quill."],
  ["“It is not ‘over’ yet,” said Mara Quill."],
  ["“My aunt told me, ‘Count the boats,’ and I do,” said Mara Quill."],
])("what no one plainly says within a quotation is nobody's: %s", (text) => {
  expect(found("en", text)).toHaveLength(1);
});

test.each([
  ["fr", "Le bac ne partira plus le dimanche, a annoncé lundi la mairie.", "Le bac ne partira plus le dimanche"],
  ["fr", "Trois quais seront fermés, ont indiqué mardi les autorités.", "Trois quais seront fermés"],
  [
    "it",
    "Il molo resterà chiuso fino a maggio, ha annunciato lunedì il sindaco.",
    "Il molo resterà chiuso fino a maggio",
  ],
  ["de", "Die Brücke werde gesperrt, hat Bürgermeisterin Hanne Vollmark gesagt.", "Die Brücke werde gesperrt"],
])("no part of the verb that tells it is told with what is reported, %s: %s", (language, text, words) => {
  expect(found(language, text).map(([told]) => told)).toEqual([words]);
});
