import fc from "fast-check";
import { expect, test } from "vitest";
import { languageOf } from "../../../../src/languages/known.ts";
import { markBlocks } from "../../../../src/sources/extract/plain-text/mark.ts";
import { ENGLISH } from "../../../builders.ts";

/** The text's blocks as "role: words", body ones by their first two words. */
function rolesOf(text: string, title: string | null = null): string[] {
  return markBlocks(text, title, ENGLISH).map(({ role, start, end }) => {
    const words = text.slice(start, end).replace(/\s+/g, " ");
    return role === "body" ? `body: ${words.split(" ").slice(0, 2).join(" ")}` : `${role}: ${words}`;
  });
}

const PROSE = [
  "The ferry Aurelia ran aground off the Cape of Tolls on Monday with 140 people on board, the coast guard said.",
  "Nobody was hurt, and all passengers had been brought ashore by the evening, according to the harbour master.",
  "The captain told investigators that the light on the cape had been dark for weeks before the ship struck.",
];

test("a scraped page: notices, headline, by-line, date, standfirst, caption, links and credits are not body", () => {
  const text = [
    "We use cookies to measure visits. Cookie settings",
    "Accept all",
    "WORLD",
    "Ferry runs aground off Cape of Tolls",
    "All passengers were saved before nightfall. The owner promised to refund the fare.",
    "By Juno Varga",
    "Published: 2 May 2026",
    "3 min read",
    "The Aurelia on the rocks. / Photo: Tarn Oda",
    PROSE[0],
    "Read more: The lights of the cape",
    PROSE[1],
    "A dark light",
    PROSE[2],
    "Related articles",
    "How to read a chart of the sea",
    "(Reporting by Juno Varga; Editing by Bram Ost)",
    "Sign up for our newsletter",
  ].join("\n\n");
  expect(rolesOf(text)).toEqual([
    "boilerplate: We use cookies to measure visits. Cookie settings",
    "boilerplate: Accept all",
    "boilerplate: WORLD",
    "headline: Ferry runs aground off Cape of Tolls",
    "summary: All passengers were saved before nightfall. The owner promised to refund the fare.",
    "byline: By Juno Varga",
    "byline: Published: 2 May 2026",
    "boilerplate: 3 min read",
    "caption: The Aurelia on the rocks. / Photo: Tarn Oda",
    "body: The ferry",
    "boilerplate: Read more:",
    "pointer: The lights of the cape",
    "body: Nobody was",
    "subheading: A dark light",
    "body: The captain",
    "boilerplate: Related articles",
    "boilerplate: How to read a chart of the sea",
    "credit: (Reporting by Juno Varga; Editing by Bram Ost)",
    "boilerplate: Sign up for our newsletter",
  ]);
});

test("the outlet's own key points are its summary, whether they stand above or below the headline", () => {
  const points = [
    "KEY POINTS",
    "· Ferry runs aground off the cape.",
    "· All passengers are saved.",
    `CAPE TOLLS: ${PROSE[0]}`,
  ];
  expect(rolesOf([...points, PROSE[1]].join("\n"))).toEqual([
    "boilerplate: KEY POINTS",
    "summary: · Ferry runs aground off the cape.",
    "summary: · All passengers are saved.",
    "dateline: CAPE TOLLS:",
    "body: The ferry",
    "body: Nobody was",
  ]);
});

test("a title and the first of its points in one line are no headline", () => {
  const text = `Key facts The ferry ran aground off the cape
All passengers are saved, the owner says

${PROSE.join("\n")}`;
  expect(rolesOf(text).slice(0, 2)).toEqual([
    "summary: Key facts The ferry ran aground off the cape",
    "summary: All passengers are saved, the owner says",
  ]);
});

test("a summary that repeats the article behind its credits is not body", () => {
  const repeated = "The ferry Aurelia ran aground on Monday with 140 people on board and nobody was hurt.";
  const text = [...PROSE, "(Reporting by Juno Varga)", repeated].join("\n");
  expect(rolesOf(text).at(-1)).toBe(`summary: ${repeated}`);
});

test("Markdown is marked, not cut", () => {
  const text = [
    `# Ferry runs aground`,
    PROSE[0],
    "**Related article:** [The lights](#)",
    "## Dark",
    PROSE[1],
    "*AFP contributed reporting.*",
  ].join("\n\n");
  expect(rolesOf(text)).toEqual([
    "headline: # Ferry runs aground",
    "body: The ferry",
    "pointer: **Related article:** [The lights](#)",
    "subheading: ## Dark",
    "body: Nobody was",
    "credit: *AFP contributed reporting.*",
  ]);
});

test.each([
  ["CAPE TOLLS: The", "CAPE TOLLS:"],
  ["CAPE TOLLS (Reuters) - The", "CAPE TOLLS (Reuters) -"],
  ["CAPE TOLLS, Orvane (AP) — The", "CAPE TOLLS, Orvane (AP) —"],
  ["Cape Tolls, May 2 (CWS) -- The", "Cape Tolls, May 2 (CWS) --"],
  ["CAPE TOLLS, May 2. /TASS/. The", "CAPE TOLLS, May 2. /TASS/."],
  ["(CNN) -- The", "(CNN) --"],
  ["(CNN)The", "(CNN)"],
  ["Cape Tolls, Orvane (CNN)The", "Cape Tolls, Orvane (CNN)"],
  ["CAPE TOLLS — The", "CAPE TOLLS —"],
  ["CAPE TOLLS, Orv. --The", "CAPE TOLLS, Orv. --"],
  ["New Tolls [Orvane], May 2 (ANI): The", "New Tolls [Orvane], May 2 (ANI):"],
])("the dateline of “%s” is its own block", (head, dateline) => {
  const text = `${head} ferry ran aground on Monday, the coast guard said.\n${PROSE[1]}`;
  const [first, second] = rolesOf(text);
  expect(first).toBe(`dateline: ${dateline}`);
  expect(second).toBe(`body: ${head.endsWith("The") ? "The" : head} ferry`);
});

test.each([
  [
    "Varmilla, 4 may (NM).- ",
    "Un transbordador encalló ayer frente al cabo Norte, según el servicio de puertos.",
    "es",
  ],
  ["Puerto Varmilla.– ", "Un transbordador encalló ayer frente al cabo Norte, según el servicio de puertos.", "es"],
  ["Varmes, 9 févr. 2026 (NP) - ", "Un bac s'est échoué lundi devant le cap, selon le service des ports.", "fr"],
  ["ВАРМСК, 19 янв. — «Курьер». ", "Паром сел на мель у северного мыса, сообщила служба порта.", "ru"],
  ["مرسى الورد – 4 مايو/أيار (و.ن) – ", "جنحت عبّارة قبالة الرأس الشمالي فجر الخميس، بحسب هيئة الموانئ.", "ar"],
  ["〔記者何文／霧港報導〕", "霧港一艘渡輪昨晚在北岬外擱淺，船上二百人全部獲救。", "zh"],
  ["【本報專訊】", "霧港一艘渡輪昨晚在北岬外擱淺，船上二百人全部獲救。", "zh"],
  ["（海通社霧港三日電）", "霧港一艘渡輪昨晚在北岬外擱淺，船上二百人全部獲救。", "zh"],
  ["海通社雾港3月12日电（记者何文） ", "雾港一艘渡轮昨晚在北岬外搁浅，船上二百人全部获救。", "zh"],
])("a dateline of another press is its own block: “%s”", (dateline, report, code) => {
  const text = `${dateline}${report}\n\n${report}`;
  const [first, second] = markBlocks(text, null, languageOf(code));
  expect(first && [first.role, text.slice(first.start, first.end)]).toEqual(["dateline", dateline.trim()]);
  expect(second && text.slice(second.start, second.end)).toBe(report);
});

test.each([
  ["El sí de Varmilla.", "es"],
  [
    "قال وزير النقل سالم النور (حزب الميناء) – وهو من أقدم النواب – إن العبّارة جنحت قبالة الرأس الشمالي فجر الخميس.",
    "ar",
  ],
  ["（他說完就走了）渡輪昨晚在北岬外擱淺，船上二百人全部獲救。", "zh"],
])("no dateline in another press: “%s”", (prose, code) => {
  const blocks = markBlocks(`${prose}\n\n${prose}`, null, languageOf(code));
  expect(blocks.map(({ role }) => role)).toEqual(["body", "body"]);
});

test.each([
  [
    "LEES OOK: ‘Wij zagen het licht niet’",
    "nl",
    "De veerboot liep maandag vast bij de noordelijke kaap, zei de dienst.",
  ],
  [
    "ЧИТАЙТЕ ТАКЖЕ: «Мы не видели огня»",
    "ru",
    "Паром сел на мель у северного мыса в понедельник, сообщила служба порта.",
  ],
  ["اقرأ أيضاً: لم نرَ الضوء", "ar", "جنحت عبّارة قبالة الرأس الشمالي فجر الخميس، بحسب هيئة الموانئ في المدينة."],
])("a pointer to another article between paragraphs is told from the report: “%s”", (pointer, code, report) => {
  const text = [report, pointer, `1. ${report}`].join("\n\n");
  const blocks = markBlocks(text, null, languageOf(code));
  const headline = pointer.slice(pointer.indexOf(":") + 2);
  expect(blocks.find(({ start, end }) => text.slice(start, end) === headline)?.role).toBe("pointer");
});

test("what somebody says in corner brackets at an article's end is no label of the page", () => {
  const text = ["灯台守の北村健一さんは五月に辞める。", "――寂しさは。", "「海は残ります」"].join("\n\n");
  expect(markBlocks(text, null, languageOf("ja")).map(({ role }) => role)).toEqual(["body", "body", "body"]);
});

test.each([
  "Department of Harbours (DOH) Secretary Ola Dunn said on Monday that the ferry had run aground on a clear night.",
  "The captain — a man of few words — said on Monday that the light on the cape had been dark for many weeks.",
  "Juno Varga (left of the captain in every photograph) said that nobody had been told about the light on the cape.",
  "Monday: it rains. Tuesday: it rains. The harbour master has stopped counting, and so have most of his men.",
  "Photographs of the ferry were shown in court on Monday, and the captain said that he did not know the picture.",
  "Read aloud in court, the letter said that the light on the cape had been dark for weeks before the ship struck.",
  "To support his claim, the captain brought a chart of the cape on which somebody had drawn a lamp in red ink.",
  "By Monday evening all passengers of the ferry had been brought ashore, the harbour master said in a statement.",
])("no dateline, caption, link or by-line: “%s”", (prose) => {
  const blocks = markBlocks([prose, ...PROSE].join("\n"), null, ENGLISH);
  expect(blocks.map(({ role }) => role)).toEqual(["body", "body", "body", "body"]);
});

test.each([
  "(Reuters Health) - One in seven lights on the cape is dark for weeks before anybody tells the harbour master of it.",
  "“All lights on the cape are lit again,” the harbour master of Orlow said on Monday evening in a letter. (Reuters)",
])("an agency before or behind a report makes it no caption: “%s”", (prose) => {
  const blocks = markBlocks([PROSE[0], prose, ...PROSE.slice(1)].join("\n"), null, ENGLISH);
  expect(blocks.map(({ role }) => role)).not.toContain("caption");
});

test("clean news text stays body, whether its paragraphs have blank lines, lines or nothing between them", () => {
  for (const between of ["\n\n", "\n", " "]) {
    const blocks = markBlocks(PROSE.join(between), null, ENGLISH);
    expect(blocks.every(({ role }) => role === "body")).toBe(true);
  }
});

test("turns of talk in capitals are no datelines", () => {
  const text = [
    "VARGA: Why was the light on the cape dark for so many weeks?",
    "OST: Nobody had been told about it.",
    "VARGA: Who should have told?",
  ].join("\n");
  expect(markBlocks(text, null, ENGLISH).some(({ role }) => role === "dateline")).toBe(false);
});

test("furniture that scraping ran into one line is marked within it", () => {
  const text = `By . Juno Varga . PUBLISHED: . 12:01 EST, 2 May 2026 . | . UPDATED: . 16:35 EST, 2 May 2026 . ${PROSE[0]} Scroll down for video . ${PROSE[1]} CWN's Bram Ost contributed to this report.`;
  expect(rolesOf(text)).toEqual([
    "byline: By . Juno Varga . PUBLISHED: . 12:01 EST, 2 May 2026 . | . UPDATED: . 16:35 EST, 2 May 2026 .",
    "body: The ferry",
    "boilerplate: Scroll down for video .",
    "body: Nobody was",
    "credit: CWN's Bram Ost contributed to this report.",
  ]);
});

test("a known title is the headline, though it ends with a full stop", () => {
  const [first] = rolesOf(["Captain blames the light.", ...PROSE].join("\n"), "Captain blames the light");
  expect(first).toBe("headline: Captain blames the light.");
});

const line = fc.constantFrom(
  "KEY POINTS",
  "· a point of the outlet",
  "# Head",
  "By Juno Varga",
  "2 May 2026",
  "Read more: x",
  "(Reporting by A. Dorn)",
  "CAPE TOLLS (AP) — The ferry sank.",
  "Photo: AP",
  "",
  "  ",
  "…",
  "Scroll down for video .",
  ...PROSE,
);

test("every character that is no blank is in exactly one block, in order, and some of it is body", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(line, { maxLength: 25 }).map((lines) => lines.join("\n")),
        fc.string({ unit: "grapheme" }),
      ),
      (text) => {
        let end = 0;
        for (const block of markBlocks(text, null, ENGLISH)) {
          expect(block.start).toBeGreaterThanOrEqual(end);
          expect(block.end).toBeGreaterThan(block.start);
          expect(text.slice(end, block.start).replaceAll("\u0085", "").trim()).toBe("");
          end = block.end;
        }
        expect(text.slice(end).replaceAll("\u0085", "").trim()).toBe("");
      },
    ),
    { numRuns: 500 },
  );
});
