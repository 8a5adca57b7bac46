const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/** The 32-bit FNV-1a hash (Fowler, Noll, Vo) of UTF-16 code units [start, end) of a text. */
export function hashOf(text: string, start = 0, end = text.length): number {
  let hash = OFFSET;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

/** One number out of the number of a kind of feature and up to three values of it. */
export function mixed(kind: number, first: number, second = 0, third = 0): number {
  let hash = Math.imul(kind * 0x9e3779b1, 0x85ebca6b) ^ first;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ second;
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) ^ third;
  hash = Math.imul(hash ^ (hash >>> 14), 0x1b873593);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A count as a feature has it: up to three as it is, then in steps. */
export const stepped = (count: number): number =>
  count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : count < 20 ? 6 : 7;
