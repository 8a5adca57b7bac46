import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../builders.ts";
import { soundbite } from "./command-line.ts";

const ARTICLE = `Harbour bridge reopens after storm

PORT ELLERY: The harbour bridge reopened on Tuesday after engineers replaced 214 bolts that a winter storm had bent.

"Nobody crosses a bridge that I would not cross with my own children," harbour master Mara Lindqvist said.
`;
const DAYS = ["01", "02", "03", "04"].map((day) => `2026-03-${day}T08:00:00.000Z`) as [string, string, string, string];

function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), "deliveries-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["config", "inbox"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "config/soundbite.yaml"), "sources: [{ files: inbox }]\n");
  writeFileSync(join(folder, "inbox/bridge.txt"), ARTICLE);
  return folder;
}

async function inStore(folder: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openSqlite(join(folder, "data/soundbite.sqlite"));
  await work(store);
  await store.close();
}

async function plan(store: Store, id: string, dueAt: string, late: string | null = null) {
  const parts = ["top", "thread"].map((summary) => ({ summary, blocks: [] }));
  const digest = aDigest({ id: `digest-${id}` });
  await store.planDelivery({ id, slot: aSlot("s1", dueAt), digest, tenant: "", parts, madeAt: dueAt, late });
  const claimed = await store.claimDelivery({ holder: id, except: [], now: dueAt, until: dueAt });
  return { deliveryId: claimed?.id ?? "", holder: id };
}

/** One digest posted late, one of which a part's answer was lost, one too old, one slot missed; then paused. */
async function aWeekOfTrouble(store: Store): Promise<void> {
  const [first, second, third, fourth] = DAYS;
  await store.keepSubscription(aSubscription({ id: "s1", chat: "slack", place: "C1" }));
  const late = await plan(store, "late", first, "late: the bot was down 07:40–09:12");
  for (const part of [0, 1]) await store.markPosted(late, part, { place: "C1", id: `m${part}`, link: null }, first);
  const old = await plan(store, "old", second);
  await store.markExpired(old);
  const lost = await plan(store, "lost", third);
  await store.markPosted(lost, 0, { place: "C1", id: "m2", link: null }, third);
  await store.markSending(lost, 1, third);
  await store.markUnknown(lost, 1, "posting may have happened or not (timed out)", third);
  await store.skipSlots([aSlot("s1", fourth)], "the bot was down when it was due", fourth);
  await store.pauseSubscription("s1", "the channel is archived");
}

test("deliveries tells what was sent, late, unknown and paused, and why; it resumes and asks again", async () => {
  const folder = workspace();
  await inStore(folder, aWeekOfTrouble);
  const { out } = await soundbite(["deliveries"], folder);
  expect(out).toContain("PAUSED: the channel is archived");
  expect(out).toContain(`${DAYS[0]}  s1  posted, 2 of 2 parts posted, late: the bot was down 07:40–09:12`);
  expect(out).toContain(`${DAYS[1]}  s1  not posted: it was too old`);
  expect(out).toMatch(/part 2 unknown, its answer was lost: .*: posting may have happened or not \(timed out\)/);
  expect(out).toContain(`${DAYS[3]}  s1  not posted: the bot was down when it was due`);

  expect((await soundbite(["deliveries", "--resume", "s1"], folder)).out).toContain("s1: resumed");
  expect((await soundbite(["deliveries", "--redo", "s1"], folder)).out).toContain(
    `the digest of ${DAYS[2]} is made anew`,
  );
  const after = await soundbite(["deliveries"], folder);
  expect(after.out).not.toContain("PAUSED");
  expect(after.out).toContain("asked for again");
  expect(await soundbite(["deliveries", "--redo", "s9"], folder)).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no briefing "s9". Those there are: s1'),
  });
});

test("a backup put in the place of a wrecked store gives everything back", async () => {
  const folder = workspace();
  await soundbite(["collect"], folder);
  await inStore(folder, aWeekOfTrouble);
  const before = (await soundbite(["deliveries", "--json"], folder)).out;
  expect((await soundbite(["backup", "copy.sqlite"], folder)).out).toContain("put it in the store's place");
  const file = join(folder, "data/soundbite.sqlite");
  writeFileSync(file, readFileSync(file).fill(7, 0, 20_000));
  for (const beside of ["-wal", "-shm"]) rmSync(file + beside, { force: true });
  const wrecked = await soundbite(["who-said", "my own children"], folder);
  expect({ code: wrecked.code, words: wrecked.err }).toMatchObject({ code: 1, words: expect.stringMatching(/backup/) });

  copyFileSync(join(folder, "copy.sqlite"), file);
  expect((await soundbite(["deliveries", "--json"], folder)).out).toBe(before);
  expect((await soundbite(["who-said", "my own children"], folder)).out).toContain("Mara Lindqvist");
  await inStore(folder, async (store) => expect(await store.integrity()).toEqual([]));
});
