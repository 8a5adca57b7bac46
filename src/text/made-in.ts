/** The value of a key, made when it is first asked for. Nothing made is `undefined`. */
export function madeIn<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const fresh = make();
  known.set(key, fresh);
  return fresh;
}
