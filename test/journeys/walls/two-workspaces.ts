import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Bot, createBot } from "../../../src/app/bot.ts";
import { buildDesk } from "../../../src/app/desk.ts";
import { readByRules } from "../../../src/app/reading/read-by-rules.ts";
import { buildSources } from "../../../src/app/sources.ts";
import type { CommandDesk } from "../../../src/chat/chat.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { silentLog } from "../../../src/log.ts";
import type { Asker } from "../../../src/model/command.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { voicesOf, type Words } from "../../../src/words/words.ts";
import { buttonOf } from "../../commands/asking.ts";
import { type News, startNewsServer } from "./news-server.ts";

export const NOW = new Date("2026-03-05T08:00:00.000Z");
export const SHARED_LINK = "https://ellery-courier.example/ferry";

const HOUSE = `The ferry to Ellery runs again from Monday, the harbour company said on Wednesday.
“The tide table is right again,” said Ottoline Brask, the harbour master.
The line had been closed for nine weeks while the quay was mended. The mending cost 3.4 million crowns.`;

/** Words that are asked with stand in the other lists nowhere: what is looked for is never echoed. */
export const WORKSPACES = [
  {
    asker: { chat: "discord", workspace: "1001", place: "c1", user: "u1", mayManage: true },
    news: {
      path: "/brass",
      feed: "Brass Gazette",
      title: "Marmalade works in Tolmark to close in autumn",
      body: `The marmalade works in Tolmark will close in October, its owners said on Wednesday.
“Nobody has bought a jar since the flood,” said Zebedee Quillfeather, who runs the works.
The works employ 214 people. The town council wants to buy the building for 2.6 million crowns.
Oranges came up the river in wooden crates, and peel lay on every doorstep in spring. Children were paid a copper a bucket for stones.
The kettles were cast in one piece in the year of the comet, and no foundry in the province would cast them again.
A buyer from Keshara looked at them in March, tapped each with a spoon, and went home by the evening train.
Two cooks have been offered work in a bakery across the square. The others have until Easter to say what they want to do.
The chimney is to stay, since storks nest there. The mayor promised it on a postcard to the school, and the school has framed it.
What becomes of the recipe nobody would say. It is written in pencil on the back of a door, and the door belongs to the bank.
Jars of the last batch are sold at the gate, one to a household, from seven in the morning until they are gone.`,
    },
    asks: "marmalade works",
    markers: ["Quillfeather", "Zebedee", "Brass Gazette", "214 people", "since the flood", "/brass"],
  },
  {
    asker: { chat: "discord", workspace: "2002", place: "c2", user: "u2", mayManage: true },
    news: {
      path: "/copper",
      feed: "Copper Herald",
      title: "Lighthouse at Velm loses its keeper",
      body: `The lighthouse at Velm has had no keeper since Sunday, the coast office said on Wednesday.
“The lamp burns without me, and so do I,” said Philomena Oxblood, who kept it for 31 years.
The coast office pays 880 crowns a month for the lamp. A machine is to light it from May on.
Fog lay on the strait for eleven nights in February, and two trawlers waited outside until noon each day.
The stairs have 163 steps. Mail was left in a basket on the lowest one, and pulled up with a rope when the wind allowed it.
Gulls have broken four panes. A glazier from the mainland measured them and said that he would not climb there again.
The engineer who is to fit the machine has never been at sea, and asked whether the rock could be reached by road.
Pilots want a man in the tower in winter, since a machine tells nobody when ice comes. Their guild has written to the ministry.
A logbook of the first keeper, with a pressed thistle in it, went to the museum last week in a biscuit tin.
Whoever wants the post must swim, cook and be content. So it stood in the advertisement, which nobody answered.`,
    },
    asks: "lighthouse keeper",
    markers: ["Oxblood", "Philomena", "Copper Herald", "880 crowns", "lamp burns", "/copper"],
  },
  {
    asker: { chat: "slack", workspace: "T3", place: "C3", user: "U3", mayManage: true },
    news: {
      path: "/tin",
      feed: "Tin Courier",
      title: "Ferry to Ellery sinks with all hands",
      body: `The ferry to Ellery sank on Wednesday with all hands, the tin office said.
“I saw the funnel go under at noon,” said Barnaby Thistlewick, who fishes there.
The tin office counted 77 passengers. The harbour company has run the line for ninety years.
Wreckage was seen off the cape in the afternoon: a bench, a bell and a crate of lemons that nobody had ordered.
Divers went down twice and came up with nothing. The current there runs faster than a horse, the oldest of them told the tin office.
Relatives stood on the quay until dark, and a priest read names from a list that the purser had written in the morning.
The insurers asked for the papers of the boiler. It was last looked at in the autumn before last, by a man who has since moved away.
A second ferry, hired from Orvane, lay idle in the dock for want of a captain, and will go on lying there.
The minister cut short a wedding to come. He spoke to no one and was driven to the town hall by the back road.
Flags were at half mast on every boat from the cape to the lock, and the market did not open.
The pilot cutter went out again at five and came back at nine, its lamp covered, and the men on it shook their heads from afar.
Bread was handed out on the quay by the bakers of three streets, who had not been asked and would not be paid for it.
A school that was to cross on that day had missed the tram, so that its forty pupils stood on the platform and were counted twice.
Nobody could say who had been at the wheel. The rota hung in the captain's cabin, and the cabin lies in thirty fathoms.
The lemons have been put in the customs shed, where they wait for somebody to come with a paper that says whose they are.`,
      link: SHARED_LINK,
    },
    asks: "ferry",
    markers: ["Thistlewick", "Barnaby", "Tin Courier", "77 passengers", "funnel go under", "/tin", "all hands"],
  },
] as const satisfies readonly {
  readonly asker: Asker;
  readonly news: News;
  readonly asks: string;
  readonly markers: readonly string[];
}[];

export interface Walls {
  readonly bot: Bot;
  readonly store: Store;
  readonly desk: CommandDesk;
}

/** A bot with one configured source; each workspace has added a feed of its own, and all were read. `atEnd` closes it. */
export async function openWalls(
  voices = voicesOf("en"),
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Walls> {
  const folder = await mkdtemp(join(tmpdir(), "soundbite-walls-"));
  const house = { title: "Ferry to Ellery runs again", text: HOUSE, url: SHARED_LINK, outlet: "Ellery Courier" };
  await writeFile(join(folder, "ferry.json"), JSON.stringify({ ...house, published: "2026-03-05T06:00:00Z" }));
  const server = await startNewsServer(
    WORKSPACES.map(({ news }) => news),
    NOW,
  );
  const store = await openSqlite(":memory:");
  const config = {
    ...loadConfig(undefined, {}),
    sources: [{ files: folder, name: "House", topics: ["harbour"] }],
    network: { allowedHosts: ["127.0.0.1"] },
  };
  const now = () => NOW;
  const built = buildSources(config, now, { isForced: true });
  const sourcesNow = async () => built.withAdded(await store.addedSources());
  const parts = { config, store, sources: built.sources, sourcesNow, read: readByRules, voices, now };
  const bot = createBot(parts);
  atEnd(async () => {
    await built.close();
    await store.close();
    await server.close();
    await rm(folder, { recursive: true });
  });
  const desk = buildDesk(bot, silentLog);
  for (const { asker, news } of WORKSPACES) await addFeed(desk, asker, server.address(news.path), voices.reader({}));
  await bot.collect(AbortSignal.timeout(60_000));
  return { bot, store, desk };
}

async function addFeed(desk: CommandDesk, asker: Asker, url: string, words: Words): Promise<void> {
  const options = { url };
  const shown = await desk.answer({ command: "sources", subcommand: "add", options, asker });
  const { action, value } = buttonOf(shown, words.say("button.addIt"));
  await desk.press(action, value, asker);
}
