import { expect, test } from "vitest";
import { briefingCommand } from "../../../src/commands/briefing/command.ts";
import type { BriefingDesk } from "../../../src/commands/briefing/desk.ts";
import { presentDigest } from "../../../src/digest/present/present.ts";
import type { Subscription } from "../../../src/model/subscription.ts";
import { aDigest } from "../../builders.ts";
import { aCall, anAsker, anEmptyStore, buttonOf, NOW, wordsOf } from "../asking.ts";
import { aBriefingDesk } from "./a-briefing-desk.ts";

async function aChannel(of: Partial<BriefingDesk> = {}) {
  const store = await anEmptyStore();
  const redone: string[] = [];
  let serial = 0;
  const command = briefingCommand(
    aBriefingDesk(store, {
      redo: async (id) => void redone.push(id),
      sample: async () => presentDigest(aDigest()),
      newId: () => `b${++serial}`,
      ...of,
    }),
  );
  const ask = (subcommand: string | null, options: Readonly<Record<string, string>> = {}, asker = anAsker()) =>
    command.answer(aCall("briefing", { subcommand, options, asker }));
  const kept = async (): Promise<Subscription | undefined> => (await store.subscriptions())[0];
  return { store, command, ask, kept, redone };
}

test("a briefing is started, and the channel sees at once what it will get", async () => {
  const { ask, kept } = await aChannel();
  const options = { at: "weekdays 8:00", zone: "tokyo", topics: "harbour, Trade", quiet: "2025-12-24" };
  const told = await ask("start", options);
  expect(await kept()).toEqual({
    id: "b1",
    chat: "discord",
    workspace: "g",
    place: "c",
    name: "briefing",
    topics: ["harbour", "Trade"],
    cron: "0 8 * * 1-5",
    timeZone: "Asia/Tokyo",
    quietDays: ["2025-12-24"],
    state: "active",
    pausedBecause: null,
    createdBy: "ines",
    createdAt: NOW.toISOString(),
  });
  expect(told.visibility).toBe("everyone");
  expect(wordsOf(told)).toContain(
    "This channel gets a briefing: weekdays 08:00 (Asia/Tokyo), on harbour, Trade. Not on 2025-12-24. Next: 14 Feb 2025, 08:00.",
  );
  // One short message: the rest is in its thread.
  expect(told.thread).toEqual(presentDigest(aDigest()).thread);
});

test("without a zone the bot's own counts; a time or a zone that is none keeps nothing", async () => {
  const { ask, kept } = await aChannel();
  await expect(ask("start", { at: "at dawn" })).rejects.toThrow('Write "weekdays 8:00"');
  await expect(ask("start", {})).rejects.toThrow("is not a time I understand");
  await expect(ask("start", { at: "8:00", zone: "Mars" })).rejects.toThrow("Europe/Berlin");
  expect(await kept()).toBeUndefined();
  await ask("start", { at: "8:00" });
  expect(await kept()).toMatchObject({ cron: "0 8 * * *", timeZone: "Europe/Stockholm", topics: [] });
});

test("where nothing could be posted nothing is started, and what to click is told", async () => {
  const { ask, kept } = await aChannel({ obstacle: async () => "the bot may not Send Messages: allow it" });
  await expect(ask("start", { at: "8:00" })).rejects.toThrow("nothing was started: the bot may not Send Messages");
  expect(await kept()).toBeUndefined();
});

test("a channel may have several briefings, each with its buttons", async () => {
  const { ask, command, store } = await aChannel({ quota: 9 });
  await ask("start", { at: "8:00" });
  await ask("start", { at: "18:00", topics: "harbour" });
  const shown = await ask("show");
  expect(wordsOf(shown)).toMatch(/daily 08:00[\s\S]*daily 18:00/);
  await expect(ask("pause")).rejects.toThrow("This channel has 2 briefings. /briefing show lists them");
  await command.press("briefing:pause", "b2", anAsker());
  expect((await store.subscriptions()).map(({ state }) => state)).toEqual(["active", "paused"]);
  await command.press("briefing:remove-now", "b1", anAsker());
  expect((await store.subscriptions()).map(({ id }) => id)).toEqual(["b2"]);
  await expect(ask("start", { at: "18:00", topics: "Harbour" })).rejects.toThrow("This channel has that briefing");
});

test("the form that changes a briefing begins with what it is, and says what is wrong with each field", async () => {
  const { ask, command } = await aChannel();
  const started = await ask("start", { at: "weekdays 8:00", zone: "tokyo", topics: "harbour", quiet: "24.12.2025" });
  const { value } = buttonOf(started, "Change");
  expect(value).toBe("form:b1");
  const now = { at: "weekdays 08:00", zone: "Asia/Tokyo", topics: "harbour", quiet: "2025-12-24" };
  expect(await command.filled?.("change", "b1", anAsker())).toMatchObject(now);
  expect(await command.mistakes?.(aCall("briefing", { subcommand: "change", options: now }))).toEqual({});
  const wrong = { at: "soon", zone: "Mars", topics: "cooking", quiet: "someday" };
  expect(await command.mistakes?.(aCall("briefing", { subcommand: "change", options: wrong }))).toEqual({
    at: expect.stringContaining("is not a time I understand"),
    zone: expect.stringContaining("is not a time zone"),
    topics: expect.stringContaining("The topics there are: harbour, Trade."),
    quiet: expect.stringContaining("is not a day"),
  });
});

test("what is muted and required is told, changed one by one, and lifted again", async () => {
  const { ask, command, kept } = await aChannel();
  const started = await ask("start", { at: "8:00", without: 'sport, "royal family"', outlets: "2" });
  expect(wordsOf(started)).toContain("Without sport, royal family. Only what 2 independent outlets or more report.");
  expect((await kept())?.filter).toEqual({ without: ["sport", "royal family"], outlets: 2, languages: [], from: [] });

  expect(buttonOf(started, "Mute")).toMatchObject({ action: "briefing:filter", value: "form:b1" });
  expect(await command.filled?.("filter", "b1", anAsker())).toMatchObject({
    ...{ without: "sport, royal family", outlets: "2", languages: "any", from: "any" },
  });
  const changed = await ask("filter", { about: "b1", languages: "en de", from: "ellery courier" });
  expect(wordsOf(changed)).toContain(
    "Only what is told in en, de. Only what one of these reports: The Ellery Courier.",
  );
  expect((await kept())?.filter).toMatchObject({ without: ["sport", "royal family"], languages: ["en", "de"] });

  await ask("change", { at: "9:00" });
  expect((await kept())?.filter?.from).toEqual(["The Ellery Courier"]);
  await ask("filter", { about: "b1", without: "nothing", outlets: "1", languages: "any", from: "beliebig" });
  expect(await kept()).not.toHaveProperty("filter");
});

test("each field of the form that mutes says what is wrong with it", async () => {
  const { command } = await aChannel();
  const wrong = { outlets: "many", languages: "en tlh", from: "Nowhere Post" };
  expect(await command.mistakes?.(aCall("briefing", { subcommand: "filter", options: wrong }))).toEqual({
    outlets: "“many” is no number of outlets. Write one from 1 to 20, such as outlets: 2.",
    languages: expect.stringContaining(
      "“tlh” is no language that I read. Write them by their codes, such as en de: ar,",
    ),
    from: "I read nothing of “Nowhere Post”. These outlets there are: The Ellery Courier, Dagens Vind.",
  });
});

test("so many briefings a workspace", async () => {
  const { ask } = await aChannel();
  const at = { at: "8:00" };
  await ask("start", at);
  await expect(ask("start", at)).rejects.toThrow("This channel has that briefing. See it with /briefing show");
  await ask("start", at, anAsker({ place: "second" }));
  await expect(ask("start", at, anAsker({ place: "third" }))).rejects.toThrow("There are 2 briefings here");
  await ask("start", at, anAsker({ place: "third", workspace: "another" }));
});

test("a briefing of the configuration is listed where its channel is, as what it is", async () => {
  const { ask, store, kept } = await aChannel({ home: async () => "discord:g" });
  await ask("start", { at: "8:00" });
  const mine = await kept();
  if (mine) await store.keepSubscription({ ...mine, id: "config:discord:x:morning", workspace: "", place: "x" });
  expect(wordsOf(await ask("list"))).toMatch(/Channel x: daily 08:00.*From the configuration\./);
});

test("a change keeps what was not said, and shows a sample again", async () => {
  const { ask, kept } = await aChannel();
  await ask("start", { at: "8:00", zone: "tokyo", topics: "harbour" });
  const told = await ask("change", { at: "9:15" });
  expect(wordsOf(told)).toContain("Changed: daily 09:15 (Asia/Tokyo), on harbour.");
  await ask("change", { topics: "all", quiet: "2025-05-01" });
  expect(await kept()).toMatchObject({
    cron: "15 9 * * *",
    timeZone: "Asia/Tokyo",
    topics: [],
    quietDays: ["2025-05-01"],
  });
});

test("pause, resume and remove, by word or by button", async () => {
  const { ask, command, kept } = await aChannel();
  const started = await ask("start", { at: "8:00" });
  const press = (label: string, from = started, asker = anAsker()) => {
    const { action, value } = buttonOf(from, label);
    return command.press(action, value, asker);
  };
  const paused = await press("Pause");
  expect(await kept()).toMatchObject({ state: "paused", pausedBecause: "asked for in this channel" });
  expect(wordsOf(await ask("show"))).toContain("Paused: asked for in this channel.");
  await press("Resume", paused);
  expect(await kept()).toMatchObject({ state: "active", pausedBecause: null });
  await ask("pause");
  await ask("resume");
  expect(await kept()).toMatchObject({ state: "active" });
  expect(wordsOf(await press("Remove", started, anAsker({ mayManage: false })))).toContain("Only those who manage");
  expect(await kept()).toBeDefined();
  const question = await press("Remove");
  expect(wordsOf(question)).toContain("Remove this channel's briefing, daily 08:00?");
  expect(buttonOf(question, "Pause it instead")).toMatchObject({ action: "briefing:pause" });
  expect(await kept()).toBeDefined();
  await press("Remove it", question);
  expect(await kept()).toBeUndefined();
  await expect(press("Pause")).rejects.toThrow("Start one with /briefing start");
});

test("those in charge have the newest briefing made anew, where the configuration began it too", async () => {
  const { store, ask, redone, kept } = await aChannel();
  await ask("start", { at: "8:00" });
  const started = await kept();
  if (started) await store.keepSubscription({ ...started, workspace: "" });
  expect(wordsOf(await ask("redo"))).toContain("edited within a minute");
  expect(redone).toEqual(["b1"]);
});

test.each(["show", null, "list"])(
  "/briefing %s where there is none offers to start one to who may",
  async (subcommand) => {
    const { ask } = await aChannel();
    const told = await ask(subcommand);
    expect(wordsOf(told)).toContain("/briefing start");
    expect(buttonOf(told, "Start a briefing")).toMatchObject({ action: "briefing:start", value: "" });
    const others = await ask(subcommand, {}, anAsker({ mayManage: false }));
    expect(() => buttonOf(others, "Start a briefing")).toThrow("no button");
  },
);

test.each(["change", "redo", "pause", "resume", "remove"])(
  "/briefing %s where there is none says how to start",
  async (subcommand) => {
    const { ask } = await aChannel();
    await expect(ask(subcommand)).rejects.toThrow("This channel has no briefing. Start one with /briefing start.");
  },
);

test("the list names this channel, leads to the others of this workspace, and shows no other's", async () => {
  const { ask } = await aChannel({ quota: 9 });
  expect(wordsOf(await ask("list"))).toContain("No channel here has a briefing yet");
  await ask("start", { at: "8:00" });
  await ask("start", { at: "9:00" }, anAsker({ place: "second" }));
  await ask("start", { at: "10:00" }, anAsker({ workspace: "another", place: "third" }));
  const list = await ask("list");
  expect(wordsOf(list)).toMatch(/^This channel: daily 08:00.*\nChannel second: daily 09:00[^\n]*$/);
  const items = list.blocks.flatMap((block) => (block.type === "list" ? block.items : []));
  expect(items[1]?.spans[0]).toMatchObject({ place: "second" });
});

test("a briefing of the configuration is seen and paused here, and changed there", async () => {
  const { ask, store, kept } = await aChannel();
  await ask("start", { at: "8:00" });
  const mine = await kept();
  if (!mine) throw new Error("nothing kept");
  await store.removeSubscription(mine.id);
  await store.keepSubscription({ ...mine, id: "config:discord:c:morning", workspace: "" });
  expect(wordsOf(await ask("show"))).toContain("daily 08:00");
  expect(wordsOf(await ask("list"))).toContain("This channel: daily 08:00");
  await expect(ask("start", { at: "8:00" })).rejects.toThrow("This channel has that briefing");
  for (const subcommand of ["change", "remove"]) {
    await expect(ask(subcommand, { at: "9:00" })).rejects.toThrow("config/soundbite.yaml");
  }
  await ask("pause");
  expect(await kept()).toMatchObject({ state: "paused" });
});

test("a button of another time is answered kindly", async () => {
  const { command } = await aChannel();
  expect(wordsOf(await command.press("briefing:snooze", "here", anAsker()))).toContain("no longer works");
});

test("zones and topics are suggested", async () => {
  const { command } = await aChannel();
  expect(await command.suggest("zone", "berl", anAsker())).toEqual(["Europe/Berlin"]);
  expect(await command.suggest("topics", "tr", anAsker())).toEqual(["Trade"]);
});

test("the language of the workspace is kept, so that what comes later by itself is in it", async () => {
  const { ask, kept } = await aChannel();
  await ask("start", { at: "8:00" }, anAsker({ workspaceLocale: "de" }));
  expect(await kept()).toMatchObject({ locale: "de" });
  await ask("change", { at: "9:00" }, anAsker({ workspaceLocale: "fr" }));
  expect(await kept()).toMatchObject({ locale: "fr", cron: "0 9 * * *" });
});

test("a tag that the forum does not have keeps nothing; one that it has is told", async () => {
  const tags = [{ id: "7", name: "Briefings" }];
  const { ask, kept, command } = await aChannel({ tags: async () => tags });
  await expect(ask("start", { at: "8:00", tag: "gossip" })).rejects.toThrow("The tags there are: Briefings.");
  expect(await kept()).toBeUndefined();
  expect(wordsOf(await ask("start", { at: "8:00", tag: "briefings" }))).toContain("Filed under Briefings.");
  expect(await kept()).toMatchObject({ tag: { id: "7", name: "Briefings" } });
  expect(await command.suggest("tag", "bri", anAsker())).toEqual(["Briefings"]);
  await expect(ask("change", {})).rejects.toThrow("Say what to change");
});
