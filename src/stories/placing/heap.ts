/** A binary heap that gives the item with the highest score first, of equal scores the one put in first. */
export interface Heap<T> {
  push(score: number, item: T): void;
  pop(): T | null;
}

interface Entry<T> {
  readonly score: number;
  readonly order: number;
  readonly item: T;
}

const isBefore = <T>(one: Entry<T>, other: Entry<T>): boolean =>
  one.score > other.score || (one.score === other.score && one.order < other.order);

export function createHeap<T>(): Heap<T> {
  const entries: Entry<T>[] = [];
  let pushed = 0;
  return {
    push(score, item) {
      entries.push({ score, order: pushed++, item });
      rise(entries, entries.length - 1);
    },
    pop() {
      const [top] = entries;
      const last = entries.pop();
      if (!top || !last) return null;
      if (entries.length > 0) {
        entries[0] = last;
        sink(entries);
      }
      return top.item;
    },
  };
}

function rise<T>(entries: Entry<T>[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIfBefore(entries, at, parent)) return;
    at = parent;
  }
}

function sink<T>(entries: Entry<T>[]): void {
  for (let at = 0; ; ) {
    const child = firstChild(entries, at);
    if (!swapIfBefore(entries, child, at)) return;
    at = child;
  }
}

function firstChild<T>(entries: readonly Entry<T>[], at: number): number {
  const [left, right] = [entries[2 * at + 1], entries[2 * at + 2]];
  return left && right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
}

function swapIfBefore<T>(entries: Entry<T>[], one: number, other: number): boolean {
  const [a, b] = [entries[one], entries[other]];
  if (!a || !b || !isBefore(a, b)) return false;
  entries[one] = b;
  entries[other] = a;
  return true;
}
