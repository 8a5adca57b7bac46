import { afterAll, beforeAll, expect, test } from "vitest";
import { briefingParts } from "../../../src/app/posting.ts";
import { briefingMaker } from "../../../src/digest/deliver/brief.ts";
import { homesOf } from "../../../src/digest/deliver/homes.ts";
import type { ActionButton, Message } from "../../../src/model/message.ts";
import { voicesOf } from "../../../src/words/words.ts";
import { aSubscription } from "../../builders.ts";
import { buttonsOf, callsOf } from "./every-call.ts";
import { openWalls, SHARED_LINK, type Walls, WORKSPACES } from "./two-workspaces.ts";

type Workspace = (typeof WORKSPACES)[number];

/** What a workspace gets to see of everything it may call, with the buttons that it was given. */
async function everythingFor({ desk }: Walls, { asker }: Workspace, words: readonly string[]) {
  const shown: Message[] = [];
  for (const call of callsOf(desk.specs, asker, words)) shown.push(await desk.answer(call));
  const buttons = shown.flatMap(buttonsOf);
  for (const { action, value } of buttons) shown.push(await desk.press(action, value, asker));
  const suggested: string[] = [];
  for (const { name, options, subcommands } of desk.specs) {
    for (const option of [...options, ...subcommands.flatMap((part) => part.options)]) {
      for (const typed of ["", ...words]) suggested.push(...(await desk.suggest(name, option.name, typed, asker)));
    }
  }
  return { text: JSON.stringify([shown, suggested]), buttons };
}

const markersIn = (text: string, { markers }: Workspace): string[] => markers.filter((marker) => text.includes(marker));

/** For the tests that only read. */
let shared: Walls;
beforeAll(async () => {
  shared = await openWalls(voicesOf("en"), (close) => afterAll(close));
});

test("no command, button or suggestion shows a workspace what another one reads", async () => {
  const walls = await openWalls();
  const words = WORKSPACES.map(({ asks }) => asks);
  const leaks: string[] = [];
  const buttons: { readonly of: Workspace; readonly button: ActionButton }[] = [];
  for (const workspace of WORKSPACES) {
    const seen = await everythingFor(walls, workspace, words);
    expect(markersIn(seen.text, workspace), "its own news are there").not.toEqual([]);
    for (const other of WORKSPACES.filter((one) => one !== workspace)) {
      leaks.push(...markersIn(seen.text, other).map((marker) => `${workspace.asker.workspace} sees ${marker}`));
    }
    buttons.push(...seen.buttons.map((button) => ({ of: workspace, button })));
  }
  for (const { of, button } of buttons) {
    for (const other of WORKSPACES.filter((one) => one !== of)) {
      const text = JSON.stringify(await walls.desk.press(button.action, button.value, other.asker));
      const told = button.action === "story:again" || button.action === "story:share" ? "" : text;
      leaks.push(
        ...markersIn(told, of).map((marker) => `${other.asker.workspace} presses ${button.action}: ${marker}`),
      );
    }
  }
  expect(leaks).toEqual([]);
  expect(buttons.length).toBeGreaterThan(50);
});

test("a briefing tells what is configured and what its own workspace reads", async () => {
  const { bot } = shared;
  const brief = briefingMaker(briefingParts(bot, homesOf([{ name: "discord", workspaceOf: async () => "2002" }])));
  const told = async (of: { readonly chat: string; readonly workspace: string }) => {
    const slot = { subscriptionId: "s", dueAt: "2026-03-05T08:00:00.000Z" };
    return JSON.stringify((await brief(aSubscription({ ...of, topics: [] }), slot, null)).message);
  };
  for (const workspace of WORKSPACES) {
    const text = await told(workspace.asker);
    // What the third reads stands at an address that is configured: the configured report is the one that is shown.
    expect(markersIn(text, workspace).length > 0).toBe(workspace.asker.chat === "discord");
    for (const other of WORKSPACES) if (other !== workspace) expect(markersIn(text, other)).toEqual([]);
  }
  const [, second] = WORKSPACES;
  const configured = await told({ chat: "discord", workspace: "" });
  expect(WORKSPACES.filter((one) => markersIn(configured, one).length > 0)).toEqual([second]);
});

test("a briefing is in the language that its workspace had when it was last said", async () => {
  const { bot } = shared;
  const brief = briefingMaker(briefingParts(bot, homesOf([])));
  const slot = { subscriptionId: "s", dueAt: "2026-03-05T08:00:00.000Z" };
  const told = async (locale: object) =>
    JSON.stringify((await brief(aSubscription({ topics: [], ...locale }), slot, null)).message);
  expect(await told({})).toContain("March 2026");
  expect(await told({ locale: "de" })).toContain("März 2026");
  expect(await told({ locale: "fr" })).toContain("March 2026");
});

test("what one workspace's feed says of an address changes nothing that others read there", async () => {
  const { store } = shared;
  const of = (scope: readonly string[]) =>
    store.seenBy(scope).readArticles({ from: "2026-03-01", until: "2026-03-07" });
  const titles = (await of([""])).map(({ article: { url, title } }) => [url, title]);
  expect(titles).toEqual([[SHARED_LINK, "Ferry to Ellery runs again"]]);
  expect((await store.versions(SHARED_LINK)).length).toBe(1);
});
