import fc from "fast-check";
import { expect, test } from "vitest";
import { whoSaidCommand } from "../../../src/commands/who-said/command.ts";
import type { Asker } from "../../../src/model/command.ts";
import type { ActionButton, Message } from "../../../src/model/message.ts";
import type { Store } from "../../../src/store/store.ts";
import { voicesOf } from "../../../src/words/words.ts";
import { aReportOf, keepAll } from "../../contracts/store/reports.ts";
import { aNewsroom, WHOLE } from "./newsroom.ts";

const asker: Asker = { chat: "discord", workspace: "g", place: "c", user: "u", mayManage: false };

const commandOver = (store: Store) =>
  whoSaidCommand({
    store,
    timeZone: "Europe/Stockholm",
    now: () => new Date("2025-03-01T08:00:00Z"),
    voices: voicesOf("en"),
  });

const ask = (store: Store, options: Readonly<Record<string, string>>) =>
  commandOver(store).answer({ command: "who-said", subcommand: null, options, asker });

const actionsOf = ({ blocks }: Message): ActionButton[] =>
  blocks
    .flatMap((block) => (block.type === "buttons" ? block.buttons : []))
    .filter((button) => button.kind === "action");

const textOf = (message: Message): string =>
  message.blocks
    .flatMap((block) => {
      if (block.type === "quote") return [...block.spans, ...block.attribution, ...(block.variants ?? []).flat()];
      if (block.type === "list") return block.items.flatMap(({ spans }) => spans);
      return "spans" in block ? block.spans : [];
    })
    .map(({ text }) => text)
    .join("");

const press = (store: Store, message: Message, label: string) => {
  const button = actionsOf(message).find((each) => each.label === label);
  return commandOver(store).press(button?.action ?? "", button?.value ?? "", asker);
};

test("an answer is the asker's own: exact words, speaker, office, outlets and date", async () => {
  const message = await ask(await aNewsroom(), { words: "around the ferry" });
  expect(message.visibility).toBe("asker");
  expect(textOf(message)).toContain(`“${WHOLE}”`);
  for (const part of [
    "Mara Lindqvist",
    "harbour master",
    "Ellery Courier",
    "Wednesday 12 February 2025",
    "Port Herald",
  ]) {
    expect(textOf(message)).toContain(part);
  }
});

test("a split quote is shown in its parts", async () => {
  const message = await ask(await aNewsroom(), { words: "not for the tide" });
  expect(textOf(message)).toContain("“We will not wait” … “not for the tide and not for the council”");
});

test("Share posts one answer for everyone; Source shows the sentences", async () => {
  const store = await aNewsroom();
  const message = await ask(store, { words: "around the ferry" });
  const shared = await press(store, message, "Share");
  expect(shared.visibility).toBe("everyone");
  expect(textOf(shared)).toContain(`“${WHOLE}”`);
  expect(actionsOf(shared)).toEqual([]);
  const source = await press(store, message, "Source");
  expect(source.visibility).toBe("asker");
  expect(textOf(source)).toContain(`“${WHOLE}”, someone said.`);
});

test("More turns the page and Back turns it back, also after a restart", async () => {
  const store = await aNewsroom();
  const said = ["one", "two", "three", "four", "five"];
  for (const [index, word] of said.entries()) {
    const day = `2025-01-${10 + index}`;
    await keepAll(store, [
      aReportOf([{ words: `Lighthouse keepers count to ${word}`, by: "Ivo Brandt" }], { id: word, publishedAt: day }),
    ]);
  }
  const first = await ask(store, { words: "lighthouse keepers" });
  const second = await press(store, first, "More");
  const quoted = (message: Message) =>
    message.blocks.flatMap((block) => (block.type === "quote" ? block.spans.map(({ text }) => text) : []));
  expect(quoted(first)).toHaveLength(3);
  expect(quoted(second)).toHaveLength(2);
  expect(new Set([...quoted(first), ...quoted(second)]).size).toBe(5);
  expect(actionsOf(second).some(({ label }) => label === "More")).toBe(false);
  expect(textOf(second)).toContain("4 to 5");
  expect(quoted(await press(store, second, "Back"))).toEqual(quoted(first));
});

test("stale and forged buttons are answered kindly", async () => {
  const command = commandOver(await aNewsroom());
  for (const [action, value] of [
    ["who-said:more", "nothing:3"],
    ["who-said:more", "x:-1"],
    ["who-said:share", "12"],
    ["who-said:source", "'; drop table"],
    ["who-said:dance", ""],
  ] as const) {
    const message = await command.press(action, value, asker);
    expect(message.summary).toMatch(/no longer/);
    expect(message.visibility).toBe("asker");
  }
});

test("nobody said it: words for what to try next", async () => {
  const message = await ask(await aNewsroom(), { words: "submarines", speaker: "Penrose", since: "2025-01-01" });
  expect(message.summary).toContain("Penrose");
  expect(textOf(message)).toMatch(/spelling.*dates/s);
});

test("a speaker alone is asked for the newest; nothing at all is told what to give", async () => {
  const store = await aNewsroom();
  expect(textOf(await ask(store, { speaker: "brandt" }))).toContain("“We will not wait”");
  await expect(ask(store, { words: " " })).rejects.toThrow("words that were said");
});

test("a speaker about something is a timeline in the order asked for, and leads to the speaker's page", async () => {
  const store = await aNewsroom();
  const rows = ["rows in January", "is painted in February", "is sold in March", "leaves in May"];
  for (const [index, row] of rows.entries()) {
    const said = { words: `The tender ${row}`, by: "Ivo Brandt" };
    await keepAll(store, [aReportOf([said], { id: row, publishedAt: `2025-01-1${index}` })]);
  }
  const quoted = (message: Message) =>
    message.blocks.flatMap((block) => (block.type === "quote" ? block.spans.map(({ text }) => text) : []));
  const first = await ask(store, { speaker: "brandt", about: "tenders", order: "oldest" });
  expect(quoted(first)).toEqual(rows.slice(0, 3).map((row) => `“The tender ${row}”`));
  expect(textOf(first)).toContain("1 to 3, the oldest first.");
  expect(first.page).toEqual({ kind: "speaker", name: "Ivo Brandt" });
  expect(quoted(await press(store, first, "More"))).toEqual(["“The tender leaves in May”"]);
  expect((await ask(store, { speaker: "brandt", about: "tender" })).page).toEqual(first.page);
  const nothing = await ask(store, { speaker: "brandt", about: "submarines" });
  expect(textOf(nothing)).toMatch(/brandt saying anything about “submarines”.*fewer words/s);
});

test("beside what a speaker says stands what they said on an earlier day that comes near, and nobody else's", async () => {
  const store = await aNewsroom();
  const report = (words: string, by: string, publishedAt: string) =>
    aReportOf([{ words, by }], { id: `${by} ${publishedAt}`, outlet: "Tide Post", publishedAt });
  await keepAll(store, [
    report("The lock gates will be mended before winter", "Ada Penrose", "2024-11-20T08:00:00.000Z"),
    report("The lock gates will be mended before summer", "Ada Penrose", "2025-02-20T08:00:00.000Z"),
    report("The lock gates will be mended after summer", "Otto Bell", "2025-02-26T08:00:00.000Z"),
  ]);
  const told = textOf(await ask(store, { speaker: "Penrose" }));
  expect(told.match(/Said before/g)).toHaveLength(1);
  expect(told).toContain(
    "Said before “The lock gates will be mended before winter” · Tide Post · Wednesday 20 November 2024",
  );
  expect(textOf(await ask(store, { speaker: "Bell" }))).not.toContain("Said before");
  expect(textOf(await ask(store, { words: "lock gates", speaker: "Penrose" }))).not.toContain("Said before");
});

test("a statement that is shown as one is shared and sourced as one", async () => {
  const store = await aNewsroom();
  const text = "“Somebody oiled the crane,” Brandt said. “Nobody oiled the gate.”";
  const quotes = ["Somebody oiled the crane", "Nobody oiled the gate"].map((words) => ({ words, by: "Ivo Brandt" }));
  await keepAll(store, [aReportOf(quotes, { id: "broken", text, publishedAt: "2025-02-12" })]);
  const message = await ask(store, { words: "Somebody oiled the crane. Nobody oiled the gate." });
  for (const label of ["Share", "Source"]) {
    const pressed = textOf(await press(store, message, label));
    expect(pressed).toContain("Somebody oiled the crane");
    expect(pressed).toContain("Nobody oiled the gate");
  }
});

test("a day that is none is refused with an example", async () => {
  await expect(ask(await aNewsroom(), { words: "quay", since: "yesterdayish" })).rejects.toMatchObject({
    code: "bad-input",
    message: expect.stringContaining("is not a day"),
  });
});

test("button values fit every chat, and no question makes an error", async () => {
  const store = await aNewsroom();
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 3000 }),
      fc.string({ unit: "binary" }),
      async (words, speaker) => {
        const message = await ask(store, { words: `${words} quay`.slice(-3000), speaker });
        for (const { value } of actionsOf(message)) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(100);
        await ask(store, { words: `quay ${words}` });
      },
    ),
    { numRuns: 60 },
  );
});

test("names and outlets are suggested, other options are not", async () => {
  const command = commandOver(await aNewsroom());
  expect(await command.suggest("speaker", "lind", asker)).toEqual(["Lindqvist", "Mara Lindqvist"]);
  expect(await command.suggest("outlet", "her", asker)).toEqual(["Port Herald"]);
  expect(await command.suggest("words", "q", asker)).toEqual([]);
});

test("who is in doubt is named as one who probably said it", async () => {
  const store = await aNewsroom();
  await keepAll(store, [
    aReportOf([{ words: "Gulls own this town", by: "Ivo Brandt", doubtful: true }], { id: "gulls" }),
  ]);
  const message = await ask(store, { words: "Gulls own this town" });
  expect(textOf(message)).toContain("probably Ivo Brandt");
  expect(message.summary).toContain("probably Ivo Brandt");
  expect(textOf(await ask(store, { words: "around the ferry" }))).not.toContain("probably");
});
