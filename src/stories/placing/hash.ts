/** The 32-bit FNV-1a hash of a text's UTF-16 code units (G. Fowler, L. C. Noll, K.-P. Vo). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** One hash of two, in order; well mixed in all bits (the finalizer of MurmurHash3, A. Appleby). */
export function mix(one: number, other: number): number {
  let hash = one ^ (Math.imul(other, 0x9e3779b1) + 0x7f4a7c15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
