import { expect, test } from "vitest";
import { answerWords } from "../../src/commands/answer-words.ts";
import type { Command } from "../../src/commands/command.ts";
import { createDesk } from "../../src/commands/desk.ts";
import { helpCommand } from "../../src/commands/help.ts";
import { hourlyQuota } from "../../src/commands/quota.ts";
import { silentLog } from "../../src/log.ts";
import { Problem } from "../../src/model/problem.ts";
import { voicesOf } from "../../src/words/words.ts";
import { aCall, anAsker, anEmptyStore, wordsOf } from "./asking.ts";

function aCommand(of: Partial<Command> = {}): Command {
  return {
    spec: { name: "weather", description: "Tells it", options: [], subcommands: [], manage: false },
    answer: async () => answerWords("Rain."),
    press: async (action) => answerWords(`Pressed ${action}.`),
    suggest: async () => Array.from({ length: 40 }, (_, index) => `town ${index}`),
    ...of,
  };
}

const failing = (thrown: Error) => aCommand({ answer: () => Promise.reject(thrown) });
const answerOf = async (command: Command, call = aCall("weather")) =>
  wordsOf(await createDesk([command], silentLog).answer(call));

test("a question goes to its command, a press to the one whose action it is", async () => {
  const desk = createDesk([aCommand()], silentLog);
  expect(wordsOf(await desk.answer(aCall("weather")))).toBe("Rain.");
  expect(wordsOf(await desk.press("weather:again", "x", anAsker()))).toBe("Pressed weather:again.");
});

test("a command or button that nobody knows gets a kind answer", async () => {
  const desk = createDesk([aCommand()], silentLog);
  expect(wordsOf(await desk.answer(aCall("tides")))).toContain("/help lists what I do");
  for (const action of ["tides:again", "", "weather"]) {
    expect(wordsOf(await desk.press(action, "x", anAsker()))).toContain("no longer works");
  }
});

test("a problem's words reach the asker; anything else is kept from them", async () => {
  expect(await answerOf(failing(new Problem("unavailable", "The disk is full.")))).toBe("The disk is full.");
  for (const thrown of [new Error("select * from secrets"), new Problem("store-damaged", "page 7 of db.sqlite")]) {
    const told = await answerOf(failing(thrown));
    expect(told).toContain("Something went wrong on my side");
    expect(told).not.toContain("sqlite");
    expect(told).not.toContain("select");
  }
});

test("what is for those in charge is refused in the chat's own words, and what only tells is not", async () => {
  const { spec } = aCommand();
  const managed = aCommand({ spec: { ...spec, manage: true }, open: ["show"] });
  const by = (chat: string, subcommand: string | null = null, mayManage = false) =>
    answerOf(managed, aCall("weather", { subcommand, asker: anAsker({ chat, mayManage }) }));
  expect(await by("discord")).toContain("Manage Channels");
  expect(await by("slack", "change")).toMatch(/^\/weather change is for .*workspace admins/);
  expect(await by("slack", "show")).toBe("Rain.");
  expect(await by("slack", "change", true)).toBe("Rain.");
});

test("at most 25 suggestions, and none where they fail", async () => {
  const suggest = (command: Command) => createDesk([command], silentLog).suggest("weather", "town", "t", anAsker());
  expect(await suggest(aCommand())).toHaveLength(25);
  expect(await suggest(aCommand({ suggest: () => Promise.reject(new Error("busy")) }))).toEqual([]);
  expect(await createDesk([], silentLog).suggest("weather", "town", "t", anAsker())).toEqual([]);
});

test("a workspace that asks too much is told when to come back; others go on", async () => {
  const store = await anEmptyStore();
  let now = new Date("2025-02-13T08:45:10.000Z");
  const desk = createDesk([aCommand()], silentLog, { countUse: hourlyQuota(store, () => now, { weather: 2 }) });
  const ask = async (workspace = "g") =>
    wordsOf(await desk.answer(aCall("weather", { asker: anAsker({ workspace }) })));
  expect([await ask(), await ask()]).toEqual(["Rain.", "Rain."]);
  expect(await ask()).toBe(
    "/weather was asked 2 times here within this hour, which is the most. It answers again in 15 minutes.",
  );
  expect(wordsOf(await desk.press("weather:again", "x", anAsker()))).toContain("which is the most");
  expect(await ask("another")).toBe("Rain.");
  now = new Date("2025-02-13T09:00:00.000Z");
  expect(await ask()).toBe("Rain.");
});

test("questions are answered one a turn of the event loop, so that others are heard between two", async () => {
  const begun: number[] = [];
  const command = aCommand({
    answer: async (call) => {
      begun.push(Number(call.options["number"]));
      return answerWords("Rain.");
    },
  });
  const desk = createDesk([command], silentLog);
  const heard: number[] = [];
  const listen = () => {
    heard.push(begun.length);
    if (begun.length < 5) setImmediate(listen);
  };
  setImmediate(listen);
  const asked = [0, 1, 2, 3, 4].map((number) => desk.answer(aCall("weather", { options: { number: `${number}` } })));
  await Promise.all(asked);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(heard.filter((count) => count > 0 && count < 5).length).toBeGreaterThanOrEqual(3);
});

test("help names every command, whom it is for, and itself", async () => {
  const managed = { ...aCommand().spec, name: "roof", manage: true };
  const help = helpCommand([aCommand().spec, managed], voicesOf("en"));
  const told = wordsOf(await help.answer(aCall("help")));
  expect(told).toMatch(/\/weather {2}Tells it\n\/roof .* for those who manage the channel\n\/help/);
  expect(await help.press("help:old", "x", anAsker())).toEqual(await help.answer(aCall("help")));
  expect(await help.suggest("", "", anAsker())).toEqual([]);
});
