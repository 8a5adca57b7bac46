import { expect, test } from "vitest";
import { type SourcesDesk, sourcesCommand } from "../../src/commands/sources.ts";
import { Problem } from "../../src/model/problem.ts";
import { voicesOf } from "../../src/words/words.ts";
import { aCall, anAsker, anEmptyStore, buttonOf, NOW, wordsOf } from "./asking.ts";

const URL_OF = "https://courier.example/feed.xml";

async function aDesk(of: Partial<SourcesDesk> = {}) {
  const store = await anEmptyStore();
  let serial = 0;
  const newCommand = () =>
    sourcesCommand({
      voices: voicesOf("en"),
      configured: async () => [
        { name: "Port Herald", problem: null },
        { name: "Coast Wire", problem: "the feed is gone (404)" },
      ],
      added: () => store.addedSources(),
      problem: async (id) => (await store.sourceState(id))?.lastProblem ?? null,
      keep: (source) => store.keepAddedSource(source),
      remove: (id) => store.removeAddedSource(id),
      preview: async (url) => ({
        url,
        name: new URL(url).hostname,
        titles: ["Quay opens", "Ferry late", "Rain", "More"],
        others: [],
      }),
      newId: () => `s${++serial}`,
      now: () => NOW,
      quota: 2,
      ...of,
    });
  const command = newCommand();
  const ask = (subcommand: string | null, options: Readonly<Record<string, string>> = {}, asker = anAsker()) =>
    command.answer(aCall("sources", { subcommand, options, asker }));
  const press = (message: Awaited<ReturnType<typeof ask>>, asker = anAsker(), by = command) => {
    const { action, value } = buttonOf(message, "Add it");
    return by.press(action, value, asker);
  };
  return { store, command, newCommand, ask, press };
}

test("a feed is tried and shown first, and added by a press", async () => {
  const { ask, press, store } = await aDesk();
  const preview = await ask("add", { url: ` ${URL_OF} ` });
  expect(wordsOf(preview)).toContain("Quay opens\nFerry late\nRain");
  expect(preview.visibility).toBe("asker");
  expect(await store.addedSources()).toEqual([]);
  expect(wordsOf(await press(preview))).toContain("Added: I read courier.example from the next round on.");
  expect(await store.addedSources()).toMatchObject([
    { id: "added:s1", url: URL_OF, addedBy: "ines", workspace: "g", addedAt: NOW.toISOString() },
  ]);
});

test("everyone sees the list, with what fails and why", async () => {
  const { ask, press, store } = await aDesk();
  await press(await ask("add", { url: URL_OF }));
  await store.keepSourceState({
    sourceId: "added:s1",
    memo: {},
    lastReadAt: null,
    failures: 3,
    lastProblem: "timed out",
  });
  const list = wordsOf(await ask("list", {}, anAsker({ mayManage: false })));
  expect(list).toContain("Port Herald\nCoast Wire · failing: the feed is gone (404)");
  expect(list).toContain(`courier.example · added here · ${URL_OF} · failing: timed out`);
  const elsewhere = wordsOf(await ask("list", {}, anAsker({ workspace: "another" })));
  expect(elsewhere).not.toContain("courier.example");
});

test("adding, pressing and removing are for those in charge", async () => {
  const { ask, press, store } = await aDesk();
  const stranger = anAsker({ user: "stranger", mayManage: false });
  await expect(ask("add", { url: URL_OF }, stranger)).rejects.toThrow("Adding a source is for people with");
  const preview = await ask("add", { url: URL_OF });
  await expect(press(preview, stranger)).rejects.toThrow("Adding a source is for");
  await press(preview);
  await expect(ask("remove", { name: URL_OF }, stranger)).rejects.toThrow("Removing a source is for");
  expect(await store.addedSources()).toHaveLength(1);
});

test("what somebody added who has left is removed by whoever is in charge now, by name or address", async () => {
  const { ask, press, store } = await aDesk();
  await press(await ask("add", { url: URL_OF }, anAsker({ user: "gone" })), anAsker({ user: "gone" }));
  await expect(ask("remove", { name: URL_OF }, anAsker({ workspace: "another" }))).rejects.toThrow(
    "was not added here",
  );
  expect(wordsOf(await ask("remove", { name: "Courier.Example" }))).toContain("What it gave stays searchable.");
  expect(await store.addedSources()).toEqual([]);
  await expect(ask("remove", { name: "Port Herald" })).rejects.toThrow("config/soundbite.yaml");
});

test("what is read already is not added again, nor more than the workspace's share", async () => {
  const { ask, press, store } = await aDesk();
  const twice = [await ask("add", { url: URL_OF }), await ask("add", { url: URL_OF })] as const;
  await press(twice[0]);
  expect(wordsOf(await press(twice[1]))).toBe("courier.example is read already.");
  expect(wordsOf(await ask("add", { url: URL_OF }))).toBe("courier.example is read already.");
  const third = await ask("add", { url: "https://third.example/" });
  await press(await ask("add", { url: "https://second.example/" }));
  await expect(press(third)).rejects.toThrow("2 sources were added here, which is the most");
  await expect(ask("add", { url: "https://fourth.example/" })).rejects.toThrow("Remove one first");
  expect(await store.addedSources()).toHaveLength(2);
});

test("Add it works after a restart, and a second press adds nothing", async () => {
  const { ask, press, newCommand, store } = await aDesk();
  const preview = await ask("add", { url: URL_OF });
  expect(wordsOf(await press(preview, anAsker(), newCommand()))).toContain("Added: I read courier.example");
  expect(wordsOf(await press(preview))).toBe("courier.example is read already.");
  expect(await store.addedSources()).toHaveLength(1);
});

test("the preview of an address too long for a button says after a restart what to call", async () => {
  const { ask, press, newCommand, store } = await aDesk();
  const preview = await ask("add", { url: `${URL_OF}?${"topic=harbour&".repeat(8)}` });
  expect(wordsOf(await press(preview, anAsker(), newCommand()))).toContain("Call /sources add once more");
  expect(wordsOf(await press(preview))).toContain("Added");
  expect(await store.addedSources()).toHaveLength(1);
});

test("a feed that went bad between preview and press is told, and not added", async () => {
  const { ask, press, store } = await aDesk();
  const preview = await ask("add", { url: URL_OF });
  const broken = await aDesk({ preview: () => Promise.reject(new Problem("unreadable", "The feed is gone (410).")) });
  await expect(press(preview, anAsker(), broken.command)).rejects.toThrow("The feed is gone");
  expect(await store.addedSources()).toEqual([]);
});

test("what is wrong with an address is told in the words of the trial", async () => {
  const { ask } = await aDesk({
    preview: () => Promise.reject(new Problem("unreadable", "That page is no feed. Look for its RSS link.")),
  });
  await expect(ask("add", { url: "https://courier.example/" })).rejects.toThrow("Look for its RSS link");
});

test("an empty feed and an empty desk are told; an old button is answered", async () => {
  const preview = async (url: string) => ({ url, name: "quiet.example", titles: [], others: [] });
  const { ask, command } = await aDesk({ preview, configured: async () => [] });
  expect(wordsOf(await ask("list"))).toContain("Add a feed with /sources add");
  expect(wordsOf(await ask("add", { url: URL_OF }))).toContain("no entries at the moment");
  expect(wordsOf(await command.press("sources:dance", "x", anAsker()))).toContain("no longer works");
});

test("only what was added here is suggested for removal", async () => {
  const { ask, press, command } = await aDesk();
  await press(await ask("add", { url: URL_OF }));
  expect(await command.suggest("name", "COUR", anAsker())).toEqual(["courier.example"]);
  expect(await command.suggest("name", "", anAsker({ workspace: "another" }))).toEqual([]);
});
