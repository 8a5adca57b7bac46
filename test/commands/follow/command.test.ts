import { expect, onTestFinished, test } from "vitest";
import { type FollowDesk, followCommand } from "../../../src/commands/follow/command.ts";
import type { Asker } from "../../../src/model/command.ts";
import { isOfSayings } from "../../../src/model/follow.ts";
import type { ActionButton, Message } from "../../../src/model/message.ts";
import { Problem } from "../../../src/model/problem.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { voicesOf } from "../../../src/words/words.ts";

const HERE: Asker = { chat: "slack", workspace: "T1", place: "C1", user: "U1", mayManage: true };

async function rig(of: Partial<FollowDesk> = {}) {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  let serial = 0;
  const desk: FollowDesk = {
    voices: voicesOf("en"),
    follows: () => store.follows(),
    keep: (follow) => store.keepFollow(follow),
    remove: (id) => store.removeFollow(id),
    destinations: () => store.destinations(),
    keepDestination: (destination) => store.keepSubscription(destination),
    removeDestination: (id) => store.removeSubscription(id),
    direct: async ({ user }) => `direct ${user}`,
    obstacle: async () => null,
    hasBriefing: async (place) => place === "C2",
    suggest: async (kind, typed) => [`${kind} ${typed}`],
    newId: () => `f${++serial}`,
    now: () => new Date("2025-02-14T09:00:00.000Z"),
    timeZone: "Europe/Stockholm",
    quota: 3,
    workspaceQuota: 5,
    ...of,
  };
  const command = followCommand(desk);
  const call = (subcommand: string, options: Readonly<Record<string, string>> = {}, asker = HERE) =>
    command.answer({ command: "follow", subcommand, options, asker });
  const press = (message: Message, label: string, asker = HERE) => {
    const button = buttonsOf(message).find((one) => one.label === label);
    return command.press(button?.action ?? "", button?.value ?? "", asker);
  };
  return { store, command, call, press };
}

const buttonsOf = ({ blocks }: Message): ActionButton[] =>
  blocks.flatMap((block) => (block.type === "buttons" ? block.buttons.filter((one) => one.kind === "action") : []));

const followed = async (store: Store) =>
  (await store.follows())
    .filter(isOfSayings)
    .map(({ speaker, about, outlet, pace, state }) => [speaker, about, outlet, pace, state]);

test("a speaker on a subject is followed, listed, paused, resumed and removed", async () => {
  const { store, call, press } = await rig();
  const added = await call("add", { speaker: " Ada Penrose ", about: "lock gates", outlet: "Tide Post" });
  expect(added.summary).toContain("Ada Penrose on “lock gates” in Tide Post");
  expect(added.visibility).toBe("asker");
  expect(await followed(store)).toEqual([["Ada Penrose", "lock gates", "Tide Post", "at-once", "active"]]);
  const paused = await press(added, "Pause");
  expect(paused.summary).toContain("Paused until /follow resume");
  expect((await call("list")).blocks).toHaveLength(3);
  await call("resume");
  expect(await followed(store)).toEqual([["Ada Penrose", "lock gates", "Tide Post", "at-once", "active"]]);
  expect((await call("remove", { name: "penrose" })).summary).toContain("No longer followed here");
  expect([await store.follows(), await store.destinations()]).toEqual([[], []]);
  expect((await call("list")).summary).toContain("follows nothing yet");
});

test("the same again changes how soon it is told", async () => {
  const { store, call } = await rig();
  await call("add", { speaker: "Ada Penrose" });
  await call("add", { speaker: "ada penrose", pace: "hourly" });
  expect(await followed(store)).toEqual([["ada penrose", "", "", "hourly", "active"]]);
});

test("breaking news are followed once a place, and asking again changes how much of them is told", async () => {
  const { store, call } = await rig();
  const added = await call("breaking");
  expect(added.summary).toContain("what 4 independent outlets report within an hour, at most 5 stories a day");
  await call("breaking", { outlets: "6", most: "2" });
  expect(await store.follows()).toMatchObject([{ breaking: { outlets: 6, most: 2 }, pace: "at-once" }]);
  await call("add", { speaker: "Ada Penrose" });
  expect((await call("remove", { name: "independent" })).summary).toContain("No longer followed here: what 6");
  await expect(call("breaking", {}, GUEST)).rejects.toThrow("/follow breaking");
  expect((await call("breaking", { to: "me" }, GUEST)).summary).toContain("in a direct message: what 4");
  await expect(call("breaking", { outlets: "1" })).rejects.toThrow("“1” is no number of outlets from 2 to 20");
  await expect(call("breaking", { most: "many" })).rejects.toThrow("“many” is no number of stories from 1 to 24");
});

test("quiet hours and at most so many posts a day are kept for the place, and what is not said stays", async () => {
  const { store, call } = await rig();
  await expect(call("when", { quiet: "22-7" })).rejects.toThrow("Nothing is followed yet");
  await call("add", { speaker: "Ada Penrose" });
  expect((await call("when")).summary).toContain("at any time");
  expect((await call("when", { quiet: "22-7" })).summary).toContain("Nothing from 22:00 to 07:00 (Europe/Stockholm)");
  await call("when", { most: "3" });
  await call("add", { speaker: "Otto Bell" });
  const alertTimes = { quiet: { from: "22:00", until: "07:00" }, most: 3 };
  expect(await store.destinations()).toMatchObject([{ alertTimes }]);
  await call("when", { quiet: "22.30–6:15", most: "none" });
  expect(await store.destinations()).toMatchObject([
    { alertTimes: { quiet: { from: "22:30", until: "06:15" }, most: null } },
  ]);
  expect((await call("when", { quiet: "none" })).summary).toContain("at any time");
  for (const quiet of ["22", "7-7", "25-7", "1-2-3", "late"])
    await expect(call("when", { quiet })).rejects.toThrow("I do not understand the quiet hours");
  await expect(call("when", { most: "many" })).rejects.toThrow("“many” is no number of posts");
  await expect(call("when", { quiet: "22-7" }, GUEST)).rejects.toThrow("/follow when");
});

test("one's own quiet hours are by one's own clock, and a briefing is waited for where there is one", async () => {
  const { store, call } = await rig();
  const tokyo = { ...GUEST, timeZone: "Asia/Tokyo" };
  await call("add", { speaker: "Ada Penrose", to: "me" }, tokyo);
  expect((await call("when", { quiet: "22-7", to: "me" }, tokyo)).summary).toContain("(Asia/Tokyo)");
  await expect(call("add", { speaker: "Otto Bell", pace: "briefing" })).rejects.toThrow("no briefing to wait for");
  const there = { ...HERE, place: "C2" };
  expect((await call("add", { speaker: "Otto Bell", pace: "briefing" }, there)).summary).toContain(
    "when the next briefing comes",
  );
  expect((await store.follows()).map(({ pace }) => pace)).toEqual(["at-once", "briefing"]);
});

test("what cannot be followed is refused, with what to do", async () => {
  const { call } = await rig();
  await expect(call("add", { outlet: "Tide Post" })).rejects.toThrow("Say whom or what to follow");
  await expect(call("add", { about: "…" })).rejects.toThrow("need words");
  await expect(call("add", { speaker: "a".repeat(101) })).rejects.toThrow("100");
  await expect(call("remove")).rejects.toThrow("follows nothing yet");
  for (const speaker of ["One Bell", "Two Bell", "Three Bell"]) await call("add", { speaker });
  await expect(call("add", { speaker: "Four Bell" })).rejects.toThrow("3 things already");
  await expect(call("remove", { name: "bell" })).rejects.toThrow("One Bell, Two Bell, Three Bell");
  const blocked = await rig({ obstacle: async () => "type /invite @Soundbite in the channel" });
  await expect(blocked.call("add", { speaker: "One Bell" })).rejects.toThrow("/invite");
  expect(await blocked.store.follows()).toEqual([]);
});

test("another channel's and another workspace's follows are neither seen nor touched", async () => {
  const { store, call, press } = await rig();
  const added = await call("add", { speaker: "Ada Penrose" });
  for (const other of [
    { ...HERE, place: "C2" },
    { ...HERE, workspace: "T2" },
    { ...HERE, chat: "discord" },
  ]) {
    expect((await call("list", {}, other)).summary).toContain("follows nothing yet");
    await expect(call("remove", { name: "Ada Penrose" }, other)).rejects.toThrow("follows nothing yet");
    expect((await press(added, "Remove", other)).summary).toMatch(/no longer/);
  }
  const stranger = { ...HERE, mayManage: false };
  expect((await press(added, "Remove", stranger)).summary).toContain("Only those who manage");
  expect(buttonsOf(await call("list", {}, stranger))).toEqual([]);
  expect(await store.follows()).toHaveLength(1);
});

test("a channel that was paused as a whole says why, and goes on where one resumes", async () => {
  const { store, call } = await rig();
  await call("add", { speaker: "Ada Penrose" });
  await store.pauseSubscription("alerts:slack:T1:C1", "the channel was archived");
  expect(JSON.stringify((await call("list")).blocks)).toContain("Paused: the channel was archived");
  await call("resume");
  expect(await store.destinations()).toMatchObject([{ state: "active", pausedBecause: null }]);
});

test("speakers and outlets are suggested, and what is followed where one is named", async () => {
  const { command, call } = await rig();
  await call("add", { speaker: "Ada Penrose" });
  expect(await command.suggest("speaker", "ad", HERE)).toEqual(["speaker ad"]);
  expect(await command.suggest("name", "pen", HERE)).toEqual(["Ada Penrose"]);
  expect(await command.suggest("name", "bell", HERE)).toEqual([]);
});

const GUEST: Asker = { ...HERE, user: "U2", mayManage: false };

test("anybody follows for themselves, told in a direct message; what the channel follows is for those who manage it", async () => {
  const begun: string[] = [];
  const direct: FollowDesk["direct"] = async ({ user }, words) => `direct ${user} ${begun.push(words)}`;
  const { store, call, press } = await rig({ direct });
  await expect(call("add", { speaker: "Ada Penrose" }, GUEST)).rejects.toThrow("/follow add");
  const added = await call("add", { speaker: "Ada Penrose", to: "me" }, GUEST);
  expect(added.summary).toContain("Followed for you, in a direct message: Ada Penrose");
  await call("add", { about: "lock gates", to: "me" }, GUEST);
  expect(begun).toHaveLength(1);
  expect(await store.destinations()).toMatchObject([{ place: "direct U2 1", workspace: "T1", createdBy: "U2" }]);
  await call("add", { speaker: "Otto Bell" });
  expect(buttonsOf(await call("list", {}, GUEST)).map(({ label }) => label)).toEqual([
    "Pause",
    "Remove",
    "Pause",
    "Remove",
  ]);
  expect(JSON.stringify((await call("list", {}, GUEST)).blocks)).toContain("Otto Bell");
  expect(JSON.stringify((await call("list")).blocks)).not.toContain("Ada Penrose");
  await expect(call("remove", { name: "Otto Bell" }, GUEST)).rejects.toThrow("Ada Penrose, on “lock gates”");
  expect((await press(added, "Remove", { ...GUEST, user: "U3" })).summary).toMatch(/no longer/);
  expect((await press(added, "Remove", GUEST)).summary).toContain("No longer followed for you");
  await call("remove", {}, GUEST);
  expect(await store.destinations()).toMatchObject([{ place: "C1" }]);
});

test("who takes no direct messages is told where they ask, at first and when they go on", async () => {
  let isClosed = true;
  const direct: FollowDesk["direct"] = async () => {
    if (isClosed) throw new Problem("not-allowed", "posting is not allowed: open direct messages");
    return "D1";
  };
  const { store, call } = await rig({ direct });
  await expect(call("add", { speaker: "Ada Penrose", to: "me" }, GUEST)).rejects.toThrow("open direct messages");
  expect([await store.follows(), await store.destinations()]).toEqual([[], []]);
  isClosed = false;
  await call("add", { speaker: "Ada Penrose", to: "me" }, GUEST);
  isClosed = true;
  await store.pauseSubscription("alerts:slack:T1:@U2", "direct messages are closed");
  expect(JSON.stringify((await call("list", {}, GUEST)).blocks)).toContain("Paused: direct messages are closed");
  await expect(call("resume", {}, GUEST)).rejects.toThrow("open direct messages");
});

test("one workspace does not fill the store, however many people follow", async () => {
  const { call } = await rig();
  const by = (user: string) => call("add", { speaker: "Ada Penrose", to: "me" }, { ...GUEST, user });
  for (let user = 0; user < 5; user++) await by(`U${user}`);
  await expect(by("U6")).rejects.toThrow("5 things are followed");
});
