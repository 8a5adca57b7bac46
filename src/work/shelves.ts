import type { Job, JobState } from "./queue.ts";

/** A job while its queue is in memory. */
export type Entry = { -readonly [Field in keyof Job]: Job[Field] };

/** Jobs by their states. */
export interface Shelves {
  /** Those of a kind in a state, in the order in which they came to be so. */
  of(kind: string, state: JobState): ReadonlySet<Entry>;
  all(): Iterable<Entry>;
  find(id: string): Entry | null;
  add(entry: Entry): void;
  move(entry: Entry, state: JobState): void;
  remove(entry: Entry): void;
}

/** `onChange` hears of every change. */
export function shelves(onChange: () => void): Shelves {
  const entries = new Map<string, Entry>();
  const byState = new Map<string, Set<Entry>>();
  const shelf = (kind: string, state: JobState): Set<Entry> => {
    const name = `${state} ${kind}`;
    const found = byState.get(name) ?? new Set();
    byState.set(name, found);
    return found;
  };
  return {
    of: shelf,
    all: () => entries.values(),
    find: (id) => entries.get(id) ?? null,
    add: (entry) => {
      entries.set(entry.id, entry);
      shelf(entry.kind, entry.state).add(entry);
      onChange();
    },
    move: (entry, state) => {
      shelf(entry.kind, entry.state).delete(entry);
      entry.state = state;
      shelf(entry.kind, state).add(entry);
      onChange();
    },
    remove: (entry) => {
      shelf(entry.kind, entry.state).delete(entry);
      entries.delete(entry.id);
      onChange();
    },
  };
}
