import { setImmediate as nextTurn } from "node:timers/promises";
import type { LeftOut, Receipt } from "../../model/digest.ts";
import { problemWords } from "../../model/problem.ts";
import { CONFIGURATION, type Tenant, tenantOfId } from "../../model/tenant.ts";
import type { Listing, Source } from "../../sources/source.ts";
import type { SourceState } from "../../store/store.ts";
import { charactersIn, createGate, createRoom, type Gate, type Room } from "./limited.ts";
import type { CollectParts } from "./parts.ts";
import { placeArticles } from "./place-articles.ts";
import {
  beginRound,
  isFatal,
  listWithinTime,
  noteFailure,
  noteRead,
  type Owned,
  type Round,
  readNoting,
  tellProgress,
} from "./round.ts";
import { takeLeads } from "./take-leads.ts";

/** What one round of collecting did. */
export interface Collected {
  readonly sourcesRead: number;
  /** The same by tenant. */
  readonly sourcesReadOf: Readonly<Record<Tenant, number>>;
  readonly sourcesFailed: readonly Owned<Receipt["sourcesFailed"][number]>[];
  /** Articles read in this round, and how many of them were in the store with another text. */
  readonly articles: number;
  /** When they were published, as far as they say. */
  readonly published: readonly string[];
  readonly edited: number;
  /** Articles that could not be loaded or read, each with its reason. */
  readonly leftOut: readonly Owned<LeftOut>[];
  /** Words of sources that still work: "moved to …". */
  readonly notices: readonly { readonly name: string; readonly notice: string }[];
  /** True where the signal stopped the round before its end. */
  readonly stopped: boolean;
}

const UNREAD_AT_ONCE = 500;
/** One slow server in fifty, each held for its whole time-out, must not hold up the others. */
const SOURCES_AT_ONCE = 128;
const LOADED_AT_ONCE = 8;
const CHARACTERS_IN_HAND = 8_000_000;

/**
 * Reads every source once: new articles are kept, read, and at the end sorted into stories, oldest first, so that the
 * fastest source makes no difference. A source or article that fails is named in the answer and never stops the rest;
 * only a damaged store does. An abort begins nothing more; what was kept and not read is read in the next round.
 * Throws Problem `store-damaged`.
 */
export async function collect(parts: CollectParts): Promise<Collected> {
  const failed = new AbortController();
  const round = beginRound({ ...parts, signal: AbortSignal.any([parts.signal, failed.signal]) });
  try {
    await readLeftovers(round);
    const gates = gatesFor(parts);
    await Promise.all(parts.sources.map((source) => readSource(round, source, gates)));
    await placeArticles(parts.store, parts.now(), parts.storyDays ?? 10);
    return summarise(round);
  } catch (thrown) {
    failed.abort();
    throw thrown;
  }
}

/** Articles that a former round kept and could not read. */
async function readLeftovers(round: Round): Promise<void> {
  const { store, signal } = round.parts;
  for (const article of await store.unread(UNREAD_AT_ONCE)) {
    if (signal.aborted) return;
    const noted = { name: article.title ?? article.id, url: article.url, tenant: tenantOfId(article.id) };
    await noteFailure(round, noted, async () => {
      await store.keepReading({ article, reading: await readNoting(round, article) });
      round.taken.push({ publishedAt: article.publishedAt });
    });
    await nextTurn();
  }
}

interface Gates {
  readonly asking: Gate;
  readonly loading: Gate;
  readonly room: Room;
}

function gatesFor({ sourcesAtOnce, loadedAtOnce, charactersInHand }: CollectParts): Gates {
  return {
    asking: createGate(sourcesAtOnce ?? SOURCES_AT_ONCE),
    loading: createGate(loadedAtOnce ?? LOADED_AT_ONCE),
    room: createRoom(charactersInHand ?? CHARACTERS_IN_HAND),
  };
}

/**
 * A source is asked while the articles of others are loaded, as far as there is room for what it answers, so that the
 * slowest are under way from the start.
 */
async function readSource(round: Round, source: Source, gates: Gates): Promise<void> {
  const asked = await gates.asking(() => askSource(round, source, gates.room));
  if (asked === null) return;
  await gates.loading(() => keepAnswer(round, source, asked)).finally(asked.leaveRoom);
  if (round.parts.signal.aborted && asked.listing === null) return;
  round.done.sources += 1;
  if (asked.listing !== null && !round.done.failed.some((failure) => failure.source === source))
    noteRead(round, source);
  tellProgress(round, source);
}

/** What a source answered: its listing, or what went wrong. */
interface Asked {
  readonly former: SourceState;
  readonly listing: Listing | null;
  readonly thrown: unknown;
  readonly leaveRoom: () => void;
}

async function askSource(round: Round, source: Source, room: Room): Promise<Asked | null> {
  const { parts } = round;
  await room.isFree();
  if (parts.signal.aborted) return null;
  const unknown = { sourceId: source.id, memo: {}, lastReadAt: null, failures: 0, lastProblem: null };
  const former = (await parts.store.sourceState(source.id)) ?? unknown;
  try {
    const listing = await listWithinTime(round, source, former.memo);
    return { former, listing, thrown: null, leaveRoom: room.enter(charactersIn(listing)) };
  } catch (thrown) {
    return { former, listing: null, thrown, leaveRoom: () => undefined };
  }
}

async function keepAnswer(round: Round, source: Source, { former, listing, thrown }: Asked): Promise<void> {
  try {
    if (listing === null) throw thrown;
    await keepListing(round, source, former, listing);
  } catch (problem) {
    if (isFatal(problem)) throw problem;
    if (round.parts.signal.aborted) return;
    const reason = problemWords(problem);
    round.done.failed.push({ source, reason });
    await round.parts.store.keepSourceState({ ...former, failures: former.failures + 1, lastProblem: reason });
  }
}

async function keepListing(round: Round, source: Source, former: SourceState, listing: Listing): Promise<void> {
  const complete = await takeLeads(round, source, listing);
  const memo = complete ? listing.memo : former.memo;
  const lastReadAt = round.parts.now().toISOString();
  await round.parts.store.keepSourceState({ ...former, memo, lastReadAt, failures: 0, lastProblem: null });
  for (const notice of listing.notices) round.done.notices.push({ source, notice });
}

const tenantOf = ({ tenant = CONFIGURATION }: Source): Tenant => tenant;

/** In the order of the sources in the configuration, whichever was the fastest. */
function summarise({ parts, taken, done }: Round): Collected {
  const place = (source: Source) => parts.sources.indexOf(source);
  const failed = done.failed.toSorted((one, other) => place(one.source) - place(other.source));
  const notices = done.notices.toSorted((one, other) => place(one.source) - place(other.source));
  return {
    sourcesRead: done.sources - failed.length,
    sourcesReadOf: Object.fromEntries(done.read),
    sourcesFailed: failed.map(({ source, reason }) => ({ name: source.name, reason, tenant: tenantOf(source) })),
    articles: taken.length,
    published: taken.flatMap(({ publishedAt }) => publishedAt ?? []),
    edited: done.edited,
    leftOut: done.leftOut,
    notices: notices.map(({ source, notice }) => ({ name: source.name, notice })),
    stopped: parts.signal.aborted,
  };
}
