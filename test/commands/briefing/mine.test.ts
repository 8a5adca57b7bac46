import { expect, test } from "vitest";
import { briefingCommand } from "../../../src/commands/briefing/command.ts";
import type { BriefingDesk } from "../../../src/commands/briefing/desk.ts";
import type { Asker } from "../../../src/model/command.ts";
import { Problem } from "../../../src/model/problem.ts";
import { anEmptyStore, buttonOf, wordsOf } from "../asking.ts";
import { aBriefingDesk } from "./a-briefing-desk.ts";

const NOW = new Date("2025-02-14T09:00:00.000Z");
const INES: Asker = { chat: "slack", workspace: "T1", place: "C1", user: "ines", mayManage: false };

async function rig(of: Partial<BriefingDesk> = {}) {
  const store = await anEmptyStore();
  const written: string[] = [];
  const direct: BriefingDesk["direct"] = async ({ user }, words) => {
    written.push(words);
    return `direct ${user}`;
  };
  const outlets = async () => ["The Ellery Courier"];
  const command = briefingCommand(aBriefingDesk(store, { direct, now: () => NOW, timeZone: "UTC", outlets, ...of }));
  const ask = (options: Readonly<Record<string, string>> = {}, asker = INES, subcommand = "me") =>
    command.answer({ command: "briefing", subcommand, options, asker });
  const press = (action: string, value: string, asker = INES) => command.press(`briefing:${action}`, value, asker);
  return { store, ask, press, written };
}

test("anybody gets a briefing of their own, in the zone that their profile has", async () => {
  const { store, ask, written } = await rig();
  const told = await ask(
    { at: "7:30", topics: "harbour", without: "sport" },
    { ...INES, timeZone: "Asia/Tokyo", locale: "de" },
  );
  expect(told.visibility).toBe("asker");
  expect(wordsOf(told)).toContain("07:30 (Asia/Tokyo)");
  expect(written).toHaveLength(1);
  expect(await store.subscriptions()).toEqual([
    {
      ...{ id: "mine:slack:T1:ines", chat: "slack", workspace: "T1", place: "direct ines", person: "ines" },
      ...{ name: "briefing", topics: ["harbour"], cron: "30 7 * * *", timeZone: "Asia/Tokyo", quietDays: [] },
      filter: { without: ["sport"], outlets: 1, languages: [], from: [] },
      ...{ state: "active", pausedBecause: null, createdBy: "ines", createdAt: NOW.toISOString(), locale: "de" },
    },
  ]);
});

test("where the chat knows no zone it is asked for, once", async () => {
  const { store, ask } = await rig();
  await expect(ask({ at: "7:30" })).rejects.toThrow("In which time zone?");
  await expect(ask({ at: "7:30", zone: "Mars" })).rejects.toThrow("Mars");
  await ask({ at: "7:30", zone: "tokyo" });
  await ask({ at: "8:00" });
  expect(await store.subscriptions()).toMatchObject([{ cron: "0 8 * * *", timeZone: "Asia/Tokyo" }]);
  await ask({ at: "9:00" }, { ...INES, workspace: "T2" });
  expect((await store.subscriptions()).map(({ timeZone }) => timeZone)).toEqual(["Asia/Tokyo", "Asia/Tokyo"]);
});

test("what is not said anew stays, and nothing is told twice in the direct message", async () => {
  const { store, ask, written } = await rig();
  expect(wordsOf(await ask())).toContain("You have no briefing of your own");
  await expect(ask({ topics: "harbour", zone: "utc" })).rejects.toThrow("is not a time I understand");
  await ask({ at: "7:30", zone: "utc", topics: "harbour" });
  await ask({ topics: "Trade" });
  expect(await store.subscriptions()).toMatchObject([{ cron: "30 7 * * *", topics: ["Trade"] }]);
  expect(wordsOf(await ask())).toContain("on Trade");
  expect(written).toHaveLength(1);
});

test("its buttons are for whoever it is, and a channel's answers name it to nobody", async () => {
  const { store, ask, press } = await rig();
  const told = await ask({ at: "7:30", zone: "utc" });
  const pause = buttonOf(told, "Pause");
  const ola = { ...INES, user: "ola", mayManage: true };
  for (const subcommand of ["list", "show"]) expect(wordsOf(await ask({}, ola, subcommand))).not.toContain("07:30");
  const there = { ...ola, place: "direct ines" };
  expect(wordsOf(await ask({}, there, "show"))).not.toContain("07:30");
  expect((await press("mine-remove", pause?.value ?? "", ola)).summary).toMatch(/no longer/);
  expect(wordsOf(await press("mine-pause", pause?.value ?? ""))).toContain("Paused");
  expect(await store.subscriptions()).toMatchObject([{ state: "paused" }]);
  expect(wordsOf(await press("mine-resume", pause?.value ?? ""))).not.toContain("Paused");
  expect(wordsOf(await press("mine-remove", pause?.value ?? ""))).toContain("no briefing of your own any more");
  expect(await store.subscriptions()).toEqual([]);
});

test("whoever takes no direct messages learns it where they ask, at first and when they go on", async () => {
  let isClosed = true;
  const { store, ask, press } = await rig({
    direct: async () => {
      if (isClosed) throw new Problem("not-allowed", "I cannot write to you");
      return "D1";
    },
  });
  await expect(ask({ at: "7:30", zone: "utc" })).rejects.toThrow("I cannot write to you");
  expect(await store.subscriptions()).toEqual([]);
  isClosed = false;
  await ask({ at: "7:30", zone: "utc" });
  isClosed = true;
  await store.pauseSubscription("mine:slack:T1:ines", "direct messages are closed");
  expect(wordsOf(await ask())).toContain("direct messages are closed");
  await expect(press("mine-resume", "mine:slack:T1:ines")).rejects.toThrow("I cannot write to you");
});

test("so many people have one, and nobody's counts for the channels", async () => {
  const { ask } = await rig();
  for (const user of ["one", "two"]) await ask({ at: "7:30", zone: "utc" }, { ...INES, user });
  await expect(ask({ at: "7:30", zone: "utc" }, { ...INES, user: "three" })).rejects.toThrow("2 people");
  await ask({ at: "8:30" }, { ...INES, user: "one" });
});
