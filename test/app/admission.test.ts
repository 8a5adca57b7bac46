import { expect, test } from "vitest";
import { admission } from "../../src/app/admission.ts";
import { loadConfig } from "../../src/config/load.ts";
import { homesOf } from "../../src/digest/deliver/homes.ts";
import { silentLog } from "../../src/log.ts";
import { aSubscription } from "../builders.ts";
import { anAsker, anEmptyStore, NOW } from "../commands/asking.ts";

interface Set {
  readonly servers?: readonly string[];
  readonly channels?: readonly string[];
  readonly isOwn?: boolean;
}

/** Who of some servers may use the bot, asked in this order. */
async function door({ servers = [], channels = [], isOwn = false }: Set = {}) {
  const store = await anEmptyStore();
  const { briefings: _, ...defaults } = loadConfig(undefined, {});
  const none = { without: [], outlets: 1, languages: [], from: [] };
  const briefings = [
    { name: "morning", at: "daily 8:00", topics: [], quietDays: [], channels: [...channels], ...none },
  ];
  const config = {
    ...defaults,
    chats: { discord: { servers: [...servers], publish: false }, webhooks: [] },
    briefings,
  };
  const chat = {
    name: "discord",
    isOwn: async () => isOwn,
    workspaceOf: async (place: string) => `server of ${place}`,
  };
  const admit = admission({ config, store, chats: [chat], homes: homesOf([chat]), log: silentLog, now: () => NOW });
  const asks = (workspace: string, mayManage = true) =>
    admit(anAsker({ workspace, mayManage })).then(
      () => "let in",
      (thrown: Error) => thrown.message,
    );
  return { store, asks };
}

const REFUSED = "I do not work in this server yet.";

test("the first server from which somebody in charge asks may use the bot, and no other", async () => {
  const { asks } = await door();
  expect(await asks("1", false)).toContain(REFUSED);
  expect(await asks("1")).toBe("let in");
  expect(await asks("2")).toContain("its id, 2, goes into chats.discord.servers");
  expect(await asks("1", false)).toBe("let in");
});

test("those that the configuration lists may, and no other", async () => {
  const { asks } = await door({ servers: ["2"] });
  expect([await asks("1"), await asks("2", false)]).toEqual([expect.stringContaining(REFUSED), "let in"]);
});

test("those of the configuration's briefings may", async () => {
  const { asks } = await door({ channels: ["discord:42"], servers: ["2"] });
  expect(await asks("server of 42", false)).toBe("let in");
});

test("where only the operator can add the bot every server may", async () => {
  const { asks } = await door({ isOwn: true });
  expect([await asks("1", false), await asks("2", false)]).toEqual(["let in", "let in"]);
});

test("a server that had a briefing before there was a list goes on, and is no reason to let another in", async () => {
  const { asks, store } = await door();
  await store.keepSubscription(aSubscription({ workspace: "7" }));
  expect(await asks("1")).toContain(REFUSED);
  expect(await asks("7", false)).toBe("let in");
});
