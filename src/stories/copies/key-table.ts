/** From a 32-bit key to the numbers put under it, in a few bytes an entry: open addressing with linear probing. */
export interface KeyTable {
  add(key: number, value: number): void;
  /** The values under a key in the order in which they came; the first 32. */
  valuesOf(key: number): number[];
}

const MOST_UNDER_ONE_KEY = 32;
const FIRST_SIZE = 1 << 12;
const FULLEST = 0.6;
const EMPTY = -1;

export function createKeyTable(): KeyTable {
  let keys = new Uint32Array(FIRST_SIZE);
  let values = new Int32Array(FIRST_SIZE).fill(EMPTY);
  let used = 0;

  /** Puts a value into the first empty place after its key's own, unless the key has many already. */
  const put = (key: number, value: number): void => {
    const mask = keys.length - 1;
    let same = 0;
    let at = key & mask;
    for (; values[at] !== EMPTY; at = (at + 1) & mask) {
      if (keys[at] === key && ++same >= MOST_UNDER_ONE_KEY) return;
    }
    keys[at] = key;
    values[at] = value;
    used++;
  };

  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Uint32Array(oldKeys.length * 2);
    values = new Int32Array(oldKeys.length * 2).fill(EMPTY);
    used = 0;
    for (const [at, value] of oldValues.entries()) if (value !== EMPTY) put(oldKeys[at] ?? 0, value);
  };

  return {
    add(key, value) {
      if (used >= FULLEST * keys.length) grow();
      put(key >>> 0, value);
    },
    valuesOf(key) {
      const mask = keys.length - 1;
      const found: number[] = [];
      for (let at = key & mask; values[at] !== EMPTY; at = (at + 1) & mask) {
        if (keys[at] === key) found.push(values[at] ?? EMPTY);
      }
      return found.sort((one, other) => one - other);
    },
  };
}
