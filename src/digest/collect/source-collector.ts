import { Problem, problemWords } from "../../model/problem.ts";
import type { Listing, Source } from "../../sources/source.ts";
import type { SourceState } from "../../store/store.ts";
import { charactersIn, createGate, createRoom, type Room } from "./limited.ts";
import type { CollectParts } from "./parts.ts";
import { takeLeads } from "./take-leads.ts";
import { beginVisit, isFatal, listWithinTime, type Tally, tellProgress, type Visit } from "./visit.ts";

/** One slow server in fifty, each held for its whole time-out, must not hold up the others. */
export const SOURCES_AT_ONCE = 128;
const LOADED_AT_ONCE = 8;
const CHARACTERS_IN_HAND = 8_000_000;

/**
 * Reads one source after another, as many at once as it is called, within the limits of one process: a source is asked while the
 * articles of others are loaded, as far as there is room for what it answers. What is new is kept and read, and what came of it
 * is kept with the source, also where it failed. Throws Problem `cancelled` where the signal came first, `store-damaged`,
 * `unavailable` or `busy` where that could not be kept.
 */
export function sourceCollector(parts: CollectParts, tally: Tally): (source: Source) => Promise<void> {
  const asking = createGate(parts.sourcesAtOnce ?? SOURCES_AT_ONCE);
  const loading = createGate(parts.loadedAtOnce ?? LOADED_AT_ONCE);
  const room = createRoom(parts.charactersInHand ?? CHARACTERS_IN_HAND);
  return async (source) => {
    const visit = beginVisit(parts, tally);
    const asked = await asking(() => askSource(visit, source, room));
    await loading(() => keepAnswer(visit, source, asked)).finally(asked.leaveRoom);
    tally.sources += 1;
    tellProgress(visit, source);
    refuseAborted(parts);
  };
}

/** What a source answered: its listing, or what went wrong. */
interface Asked {
  readonly former: SourceState;
  readonly listing: Listing | null;
  readonly thrown: unknown;
  readonly leaveRoom: () => void;
}

async function askSource(visit: Visit, source: Source, room: Room): Promise<Asked> {
  const { parts } = visit;
  await room.isFree();
  refuseAborted(parts);
  const unknown = { sourceId: source.id, memo: {}, lastReadAt: null, failures: 0, lastProblem: null };
  const former = (await parts.store.sourceState(source.id)) ?? unknown;
  try {
    const listing = await listWithinTime(visit, source, former.memo);
    return { former, listing, thrown: null, leaveRoom: room.enter(charactersIn(listing)) };
  } catch (thrown) {
    return { former, listing: null, thrown, leaveRoom: () => undefined };
  }
}

async function keepAnswer(visit: Visit, source: Source, { former, listing, thrown }: Asked): Promise<void> {
  try {
    if (listing === null) throw thrown;
    await keepListing(visit, source, former, listing);
  } catch (problem) {
    if (isFatal(problem)) throw problem;
    refuseAborted(visit.parts);
    const lastProblem = problemWords(problem);
    visit.outcome.failure = lastProblem;
    await keepState(visit, { ...former, failures: former.failures + 1, lastProblem });
  }
}

async function keepListing(visit: Visit, source: Source, former: SourceState, listing: Listing): Promise<void> {
  const isComplete = await takeLeads(visit, source, listing);
  visit.outcome.notices.push(...listing.notices);
  const memo = isComplete ? listing.memo : former.memo;
  const lastReadAt = visit.parts.now().toISOString();
  await keepState(visit, { ...former, memo, lastReadAt, failures: 0, lastProblem: null });
}

const keepState = ({ parts, outcome }: Visit, state: SourceState): Promise<void> =>
  parts.store.keepSourceState(state, { at: parts.now().toISOString(), outcome });

function refuseAborted({ signal }: CollectParts): void {
  if (signal.aborted) throw new Problem("cancelled", "collecting was stopped");
}
