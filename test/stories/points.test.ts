import { expect, test } from "vitest";
import { tellStory } from "../../src/stories/tell.ts";
import { readAll, type Wire } from "./wire.ts";

const TIME = "2026-03-03T09:00:00Z";
const report = (outlet: string, title: string, text: string): Wire => ({
  id: outlet,
  outlet,
  title,
  publishedAt: TIME,
  text,
});
const told = async (...wires: readonly Wire[]) => tellStory("story", await readAll(wires), { points: 5, words: null });
const texts = async (...wires: readonly Wire[]) => (await told(...wires)).keyPoints.map(({ text }) => text);

const COURIER = report(
  "Ellery Courier",
  "Norvia to hand back the wreck of the Marigold",
  `Norvia agreed on Tuesday to hand the wreck of the ferry Marigold back to its owners in Sandry, the transport minister Petra Halloran said.
The pledge could calm the fishermen of Sandry.
"We have nothing to hide," Halloran told the harbour council.
The owners of the Marigold want to bring her bow to the museum of Port Ellery by June.`,
);
const GAZETTE = report(
  "Sandry Gazette",
  "Wreck of ferry Marigold goes home to Sandry",
  `The wreck of the ferry Marigold will go home to its owners in Sandry after Norvia agreed to hand it back on Tuesday.
The bow was broken when the Marigold hit the Tolland reef in March.
Fishermen of Sandry had blocked the harbour of Port Ellery for nine days.`,
);

test("no point speaks of a thing of which the reader has not heard", async () => {
  const points = await texts(COURIER, GAZETTE);
  const [first] = points;
  expect(first).toMatch(/Norvia|Marigold/);
  for (const [at, point] of points.entries()) {
    if (point.startsWith("The pledge")) expect(points.slice(0, at).join(" ")).toMatch(/agreed|pledge/);
    if (point.startsWith("The bow")) expect(points.slice(0, at).join(" ")).toContain("bow");
  }
});

test("nobody is told of by a surname that the report gave in full and the reader has not seen", async () => {
  const order = report(
    "Courier",
    "Harbour clerk of Orlow released",
    `A judge ordered the release of the old harbour clerk of Orlow on Thursday.
The judge was called to the bench in May, when Karen T. Vossen had just turned 40.
Vossen ordered the clerk of Orlow freed from the harbour jail by two on Friday and told the town to pay for his boat.
The clerk of Orlow had written a book about the harbour jail.`,
  );
  const other = report(
    "Gazette",
    "Clerk of Orlow freed",
    `The clerk of Orlow, who wrote a book about the harbour jail, will go home to Sandry on Friday.
His boat was sold in the winter for nine crowns.`,
  );
  const points = await texts(order, other);
  expect(points.length).toBeGreaterThan(1);
  expect(points.filter((point) => point.startsWith("Vossen"))).toEqual([]);
});

test("nor by what belongs to such a one", async () => {
  const order = report(
    "Courier",
    "Harbour clerk of Orlow released",
    `A judge ordered the release of the old harbour clerk of Orlow on Thursday.
Who is Karen T. Vossen?
In jail, Vossen's order to free the clerk of Orlow was read out to all of the boatmen.
The clerk of Orlow had written a book about the harbour jail.`,
  );
  const other = report("Gazette", "Clerk freed", "The old harbour clerk of Orlow will go home to Sandry on Friday.");
  const points = await texts(order, other);
  expect(points.length).toBeGreaterThan(1);
  expect(points.filter((point) => point.includes("Vossen's"))).toEqual([]);
});

test("the lead is told once, also where an outlet has a line before it", async () => {
  const withDeck = report(
    "Northern Observer",
    "Marigold wreck returned",
    `The wreck has lain off Port Ellery since March.
Norvia agreed on Tuesday to hand back the wreck of the ferry Marigold to its owners, the minister said.
Divers will lift the wreck with two cranes from Tolland.`,
  );
  const points = await texts(COURIER, withDeck);
  expect(points.filter((point) => /hand.*back/.test(point))).toHaveLength(1);
});

test("what an archive says of its pages is no news and no headline", async () => {
  const notice = report(
    "Old Pages",
    "Snapshots of the archive",
    `Snapshots like these are kept so that a link goes on showing what its author saw. The aim is to mend each broken link.`,
  );
  const story = await told(COURIER, notice);
  expect(story.headline).toBe("Norvia to hand back the wreck of the Marigold");
  expect(story.keyPoints.map(({ text }) => text).join(" ")).not.toContain("broken link");
});

test("somebody's words are not told as a fact, and quoting them is not saying so", async () => {
  const mayor = `Mayor Ilse Brandt said on Tuesday that the council of Orlow will keep its yard.
"The yard of Orlow is a jewel of the coast," Brandt told the council.
The council meets again on 9 March.`;
  const lost = `The council of Orlow keeps its yard, mayor Ilse Brandt said on Tuesday.
The vote was eleven to four.
The yard of Orlow is a jewel of the coast.`;
  const story = await told(report("Courier", "Orlow keeps its yard", mayor), report("Gazette", "Yard stays", lost));
  for (const { text, outlets } of story.keyPoints) {
    if (text.includes("jewel") && !text.includes("Brandt")) expect.unreachable(`${text} ${outlets}`);
  }
});

test("what opens a report is told, though it names nothing in full", async () => {
  const rails = "The railway will electrify the North line, the transport ministry announced.";
  const one = report(
    "Courier",
    "North line to be electrified",
    `${rails}\nThe ministry puts the cost at 640 million crowns.`,
  );
  const other = report(
    "Gazette",
    "North line gets wires",
    "Foresters near Orlow are glad of the quiet. The old signals stay.",
  );
  expect(await texts(one, other)).toContain(rails);
});

test("what another outlet tells otherwise is told right behind what it disputes", async () => {
  const story = await told(
    report(
      "Courier",
      "Pool of Orlow closes",
      `The swimming pool of Orlow will close for the winter because its boiler broke on Tuesday, the town said.
Swimmers left flowers at the gate and sang for an hour.
The town has insured the boiler of the pool, said treasurer Ilka Dorn.
The school of Orlow will teach its swimmers in the lake.
A baker gave warm rolls to the last guests.`,
    ),
    report(
      "Gazette",
      "Broken boiler shuts Orlow pool",
      `The pool of Orlow closes for the winter after its boiler broke on Tuesday.
The mayor wants to heat the water with the warmth of the dairy and asked two firms for a price.
The town has not insured the boiler of the pool, said treasurer Ilka Dorn.
A singing club wants to meet in the empty basin.`,
    ),
  );
  const points = story.keyPoints.map(({ text }) => text);
  const insured = points.findIndex((text) => text.includes("has insured"));
  expect(points[insured + 1] ?? points[insured - 1]).toContain("has not insured");
  for (const { text, outlets } of story.keyPoints) if (text.includes("insured")) expect(outlets).toHaveLength(1);
});

test("an outlet that only has the words of a point, of other acts of others, is not credited with it", async () => {
  const story = await told(
    report(
      "Courier",
      "Dyke of Orlow breaks",
      `The dyke of Orlow broke on Monday, and the river runs into the meadows.
The dyke office emptied all three mills below the dyke.`,
    ),
    report(
      "Gazette",
      "Dyke of Orlow mended",
      `Soldiers have mended the dyke of Orlow, and millers went back to the three mills below the dyke, the dyke office said.
The river has gone down by a metre.`,
    ),
  );
  const emptied = story.keyPoints.find(({ text }) => text.includes("emptied"));
  expect(emptied?.outlets).toEqual(["Courier"]);
});

test("no outlet is credited whose sentence has little more than the name of the one who is told of", async () => {
  const said = "Norvia Attorney General Ilse Brandt said the lawsuit was groundless. The matter comes up again in May.";
  const other = "But Norvia Attorney General Ilse Brandt is not giving way. Nobody knows what comes next.";
  const story = await told(report("Courier", "Courier report", said), report("Gazette", "Gazette report", other));
  expect(story.keyPoints.length).toBeGreaterThan(0);
  expect(story.keyPoints.filter(({ outlets }) => outlets.length > 1)).toEqual([]);
});

test.each([
  [
    "The council of Orlow is expected to vote on Tuesday on the tram line.",
    "The council rejected the tram line on Tuesday.",
  ],
  ["A vote on the tram line of Orlow is expected on Tuesday.", "The tram line of Orlow was approved by the council."],
  ["The first tram is scheduled to set off from Orlow.", "The first tram set off from Orlow."],
])("what is expected is not told where a later report tells how it came out: %s", async (expected, outcome) => {
  const early = report("Courier", "Trams for Orlow", `${expected}\nThe rails were bought in the spring.`);
  const late = { ...report("Gazette", "Orlow and its trams", outcome), publishedAt: "2026-03-05T09:00:00Z" };
  expect((await texts(early, late)).join(" ")).not.toContain(expected);
});

test("what somebody is asked to do is not told, nor the headline, where they have decided the same day", async () => {
  const [asked, title] = [
    "Farmers from all over Norvia are calling on Governor Petra Halloran to veto the dyke bill of Orlow.",
    "Farmers call on Governor Petra Halloran to veto dyke bill",
  ];
  const early = report(
    "Courier",
    title,
    `${asked}\nThe assembly passed the bill allowing towns to build on the dykes.`,
  );
  const late = report(
    "Gazette",
    "Halloran announces veto of dyke bill",
    "Governor Petra Halloran announced her decision to veto a bill that would have allowed towns to build on the dykes of Orlow. She signed the order in Sandry.",
  );
  const story = await told(early, late);
  expect(story.headline).toBe(late.title);
  expect(story.keyPoints.map(({ text }) => text)).not.toContain(asked);
  expect(story.keyPoints[0]?.text).toMatch(/decision to veto/);
});

test("the first point is not of yesterday where a report of today opens with something", async () => {
  const lost = "The ferry Marigold went missing off Sandry in the storm of Monday night with a crew of four.";
  const early = report("Courier", "Ferry Marigold missing off Sandry", lost);
  const twin = report("Observer", "Ferry missing in storm", `${lost} Three boats from Port Ellery looked for her.`);
  const text = `The Marigold was towed into the harbour on Thursday with a broken mast and all of its crew.
The bakery of Sandry gave its bread to all who came to the quay. The owner of the ferry thanked the lifeboat of Orlow.`;
  const late = { ...report("Gazette", "Marigold is back", text), publishedAt: "2026-03-05T09:00:00Z" };
  expect((await texts(early, twin, late))[0]).toMatch(/towed into/);
});

test("what is expected of another matter is still told", async () => {
  const rails = "Rails for the line lie in the yard of the dairy, where the children of Orlow climb on them.";
  const early = report(
    "Courier",
    "Trams",
    `The council of Orlow is expected to vote on Tuesday on the tram line. ${rails}`,
  );
  const other =
    "The council of Orlow rejected the bicycle path on Thursday. Cyclists rang their bells outside for an hour.";
  const late = { ...report("Gazette", "Bicycles", other), publishedAt: "2026-03-05T09:00:00Z" };
  expect((await texts(early, late)).join(" ")).toContain("tram line");
});

test("what the first lines quote in part is not told again where it stands in full", async () => {
  const text = `The Orlow harbour office said on Monday that a meeting between the mayor and the dockers had to be held “promptly”, after a week of strikes.
The mayor said the two had agreed to stop the strike for a day.
“There is a need to hold such a meeting quite promptly, the mayor and the dockers have a lot to settle,” said harbour office spokesman Tomas Reyle.
The dockers want the old crane of Orlow to be mended before the winter.`;
  const points = await texts(report("Courier", "Meeting in Orlow to be held promptly", text));
  expect(points.filter((point) => point.includes("promptly"))).toHaveLength(1);
  expect(points.join(" ")).toContain("old crane");
});

test("one act of one person is told once, in whichever words", async () => {
  const points = await texts(
    report(
      "Courier",
      "Singer in clinic",
      `Ilka Dorn checked into the clinic of Sandry, where she will stay for three months.
Her manager called off eleven concerts, and the hall will pay back the tickets.`,
    ),
    report(
      "Gazette",
      "No concerts in Orlow",
      `The hall of Orlow stays dark all spring.
Dancers and a choir had practised for a year for the great evening.
Ilka Dorn checked into rehabilitation at the seaside after a whirlwind of rumours about her voice.`,
    ),
  );
  expect(points.filter((point) => point.includes("checked into"))).toHaveLength(1);
});

test("one act upon one thing is told once, also where nobody is named", async () => {
  const points = await texts(
    report(
      "Courier",
      "Tram rules",
      `Ada Quist called off eleven concerts, and the hall of Orlow will pay back the tickets to everybody who asks.
The Orlow council passed a law last week that lets shops refuse whoever comes by tram and pays with coal.
The tram of Orlow runs on Sundays only, and its driver is also the organist of the harbour church.
A flood carried off the old rails in 1962, so that a horse pulled the carriage for eleven years.`,
    ),
    report(
      "Gazette",
      "A law of its own",
      `The mayor of Sandry keeps bees, and the hall of Orlow stays dark all spring for want of oil.
The town council passed the law, known as Rule 62. But since Sunday it has drawn fire from masons, bakers and two bishops of the region.
Coal has been dear in Sandry since the winter, when the river froze and eleven barges lay fast.
The bees of the mayor won a prize at the fair of the islands for their dark honey in autumn.`,
    ),
  );
  expect(points.filter((point) => point.includes("passed"))).toHaveLength(1);
});

test("two acts of one person are told both", async () => {
  const points = await texts(
    report(
      "Courier",
      "Dairy",
      `Ilka Dorn sold the dairy of Orlow to a cheese maker from the hills on Tuesday.
The cows of Orlow stay where they are, and so do their herds, a lawyer of the maker promised.
Milk from the dairy went to eleven schools and to a hospital of the region for a hundred years.`,
    ),
    report(
      "Gazette",
      "Ships",
      `The quay of Sandry is nearly empty, and crabs walk where sailors sang.
Ropes hang from the cranes, which nobody has oiled since a storm in January.
Ilka Dorn sold four ships of her father to a captain whose crew painted them green.`,
    ),
  );
  expect(points.filter((point) => point.includes("sold"))).toHaveLength(2);
});

test("what two outlets open with of one actor is told once, in whichever words", async () => {
  const points = await texts(
    report(
      "Courier",
      "Arrests in Orlow",
      "Two men were arrested for running a betting ring out of an old harbour shed beside the fish auction in Orlow, police said. The shed belongs to the fish auction. Nine ledgers were seized from its loft. The mayor of Orlow wants the harbour to be lit at night, and a bakery has offered to pay for six lamps along the northern quay.",
    ),
    report(
      "Gazette",
      "Men charged in Orlow",
      "Two men are facing charges for allegedly taking part in a citywide betting ring that kept its books in code and paid out in coal. The prosecutor Ada Quist wants them held until May. The auction had opened in 1954, and its bell was cast from a ship's anchor in the yard of the old dairy. Orlow has had no betting hall since the flood of 1962, when the river carried off its wooden floor.",
    ),
  );
  expect(points.filter((point) => /^Two men/.test(point))).toHaveLength(1);
});

test("the number of a list's item is no part of a point", async () => {
  const points = await texts(
    report(
      "Courier",
      "Three who spoke in Orlow",
      `Three pilots of Orlow spoke of the night of the storm at the inquiry on Monday.

1. Ada Quist told the inquiry that the radio of her cutter had failed at nine in the evening.

2. Piet Rask told the inquiry that he had seen two lights north of the reef before midnight.

3. Ilse Brandt told the inquiry that the harbour master never answered her three calls that night.`,
    ),
  );
  expect(points.join("\n")).toMatch(/Quist told|Rask told|Brandt told/);
  expect(points.filter((point) => /^\d\./.test(point))).toEqual([]);
});
