/**
 * Learnt weights of a linear model over hashed features: for each feature a small whole number per class. Written as
 * bytes: the length of a JSON header (4 bytes, little endian), the header, then the sections it counts.
 */
export interface Weights {
  readonly classes: readonly string[];
  /** Adds the weights of a feature to `scores`, one per class; nothing where the feature was never seen. */
  add(feature: number, scores: Int32Array): void;
  /** What a word (by the hash of its lower-case letters) was in the treebank: the number of a set of classes, or 0. */
  ambiguityOf(word: number): number;
  /** The numbers of those sets that hold a closed class: what is in none of them is no preposition or pronoun. */
  readonly closed: ReadonlySet<number>;
}

export interface WeightTable {
  readonly classes: readonly string[];
  /** Features with their weights other than zero: pairs of class number and weight (-127 to 127). */
  readonly rows: ReadonlyMap<number, readonly (readonly [number, number])[]>;
  readonly ambiguity: ReadonlyMap<number, number>;
  readonly closed: readonly number[];
}

interface Header {
  readonly classes: readonly string[];
  readonly features: number;
  readonly weights: number;
  readonly words: number;
  readonly closed: readonly number[];
}

/** The bytes of a table, the same for the same table. */
export function weightBytes({ classes, rows, ambiguity, closed }: WeightTable): Uint8Array {
  const features = [...rows].sort(([a], [b]) => a - b);
  const words = [...ambiguity].sort(([a], [b]) => a - b);
  const weights = features.reduce((sum, [, row]) => sum + row.length, 0);
  const header: Header = { classes, features: features.length, weights, words: words.length, closed };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = 4 + json.length + features.length * 5 + weights * 2 + words.length * 5;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = 4 + json.length;
  for (const [feature] of features) at = put32(view, at, feature);
  for (const [, row] of features) bytes[at++] = row.length;
  for (const [, row] of features) {
    for (const [index, weight] of row) {
      bytes[at++] = index;
      view.setInt8(at++, weight);
    }
  }
  for (const [word] of words) at = put32(view, at, word);
  for (const [, number] of words) bytes[at++] = number;
  return bytes;
}

function put32(view: DataView, at: number, value: number): number {
  view.setUint32(at, value, true);
  return at + 4;
}

/** Reads what `weightBytes` wrote; the bytes are kept and must not change. */
export function readWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as Header;
  const { classes, features, words } = header;
  const keysAt = 4 + headerLength;
  const countsAt = keysAt + features * 4;
  const pairsAt = countsAt + features;
  const wordsAt = pairsAt + header.weights * 2;
  const ambiguityAt = wordsAt + words * 4;
  const wordIndexOf = lookUp(view, wordsAt, words);
  return {
    classes,
    closed: new Set(header.closed),
    add: adder(bytes, view, { keysAt, countsAt, pairsAt, features }),
    ambiguityOf: (word) => {
      const index = wordIndexOf(word);
      return index < 0 ? 0 : (bytes[ambiguityAt + index] as number);
    },
  };
}

interface Sections {
  readonly keysAt: number;
  readonly countsAt: number;
  readonly pairsAt: number;
  readonly features: number;
}

/** Most features have weights for a few classes only: the pairs are read where they stand. */
function adder(bytes: Uint8Array, view: DataView, { keysAt, countsAt, pairsAt, features }: Sections): Weights["add"] {
  const starts = new Int32Array(features + 1);
  for (let feature = 0, at = pairsAt; feature < features; feature++) {
    starts[feature] = at;
    at += 2 * (bytes[countsAt + feature] as number);
    starts[feature + 1] = at;
  }
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const indexOf = lookUp(view, keysAt, features);
  return (feature, scores) => {
    const index = indexOf(feature);
    if (index < 0) return;
    const end = starts[index + 1] as number;
    for (let at = starts[index] as number; at < end; at += 2) {
      const scored = bytes[at] as number;
      scores[scored] = (scores[scored] as number) + (signed[at + 1] as number);
    }
  };
}

/** The keys as numbers in the order of this machine: read one by one out of a view they would take several times as long. */
function keysAt(view: DataView, offset: number, count: number): Uint32Array {
  const start = view.byteOffset + offset;
  if (IS_LITTLE_ENDIAN) return new Uint32Array(view.buffer.slice(start, start + count * 4));
  return Uint32Array.from({ length: count }, (_, index) => view.getUint32(offset + index * 4, true));
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Keys a bucket has on average: few enough to look through, many enough that the buckets stay in the processor's cache. */
const KEYS_A_BUCKET = 4;

/**
 * The index of a 32-bit key among `count` ascending keys at an offset; -1 where it is none of them. Keys are hashes, so
 * that their first bits part them into buckets of a few: nothing is put in order, or hashed again, when a table is read.
 */
function lookUp(view: DataView, offset: number, count: number): (key: number) => number {
  const keys = keysAt(view, offset, count);
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(1, count) / KEYS_A_BUCKET)));
  const shift = 32 - bits;
  const starts = bucketStarts(keys, bits);
  return (key) => {
    const bucket = key >>> shift;
    const end = starts[bucket + 1] as number;
    for (let index = starts[bucket] as number; index < end; index++) if (keys[index] === key) return index;
    return -1;
  };
}

/** For each value of the first bits, where its keys begin; behind the last, where they end. */
function bucketStarts(keys: Uint32Array, bits: number): Uint32Array {
  const starts = new Uint32Array(2 ** bits + 1);
  let bucket = 0;
  for (let index = 0; index < keys.length; index++) {
    const own = (keys[index] as number) >>> (32 - bits);
    while (bucket < own) starts[++bucket] = index;
  }
  return starts.fill(keys.length, bucket + 1);
}
