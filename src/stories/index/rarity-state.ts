import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { StoryStore } from "../../store/story-store.ts";
import { createTermRarity, type TermRarity } from "../placing/term-rarity.ts";
import { traceFrom } from "./trace.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

const READ_AT_ONCE = 50;
/** All counts in one piece: what comes in pieces is copied. */
const MOST_BYTES = 2 ** 24;
/** It is written again once so many articles are new: a round reads no more traces than that, whatever is kept. */
const FEWEST_NEW = 200;

/** How rare terms are, as the store knows it. */
export interface RarityState {
  readonly rarity: TermRarity;
  /** Up to which trace it has learned. */
  readonly serial: number;
  /** How many of them came after it was written last. */
  readonly fresh: number;
}

type RarityStore = Pick<StoryStore, "keptRarity" | "keepRarity" | "tracesAfter">;

/** As this process left it, so that a round need not read and unpack it again. It is taken out while it is being changed. */
const remembered = new WeakMap<RarityStore, RarityState>();

export const rememberRarity = (store: RarityStore, state: RarityState): void => {
  remembered.set(store, state);
};

/** What is remembered or was written last, and the traces that came since. */
export async function loadRarity(store: RarityStore, nextTurn: () => Promise<unknown>): Promise<RarityState> {
  const known = remembered.get(store) ?? (await writtenLast(store));
  remembered.delete(store);
  const { rarity } = known;
  let { serial, fresh } = known;
  for (;;) {
    const traces = await store.tracesAfter(serial, READ_AT_ONCE);
    for (const { trace } of traces) rarity.learn(traceFrom(trace).terms.terms);
    await nextTurn();
    fresh += traces.length;
    serial = traces.at(-1)?.serial ?? serial;
    if (traces.length < READ_AT_ONCE) return { rarity, serial, fresh };
  }
}

async function writtenLast(store: RarityStore): Promise<RarityState> {
  const kept = await store.keptRarity();
  const rarity = createTermRarity(kept ? await unpacked(kept.counts) : undefined);
  return { rarity, serial: kept?.serial ?? -1, fresh: 0 };
}

/** Writes it down at once or where enough is new, and answers with the state after it. */
export async function keepRarity(
  store: RarityStore,
  state: RarityState,
  when: "at once" | "enough is new" = "enough is new",
): Promise<RarityState> {
  const { rarity, serial, fresh } = state;
  if (when === "enough is new" && fresh < FEWEST_NEW) return state;
  const counts = rarity.known();
  const bytes = new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength);
  await store.keepRarity({ serial, counts: await deflate(bytes, { level: 1 }) });
  return { ...state, fresh: 0 };
}

async function unpacked(counts: Uint8Array): Promise<Uint32Array | undefined> {
  const bytes = await inflate(counts, { chunkSize: MOST_BYTES }).catch(() => null);
  if (bytes === null || bytes.byteLength % 4 !== 0) return undefined;
  const isAligned = bytes.byteOffset % 4 === 0;
  const { buffer, byteOffset, byteLength } = isAligned ? bytes : new Uint8Array(bytes);
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}
