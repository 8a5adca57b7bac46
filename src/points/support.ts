import type { KeyPoint } from "../model/reading.ts";

/** Whether a point says only what its evidence sentences say. */
export function isSupported(point: KeyPoint, text: string): boolean {
  const evidence = point.evidence.map(({ start, end }) => text.slice(start, end)).join("\n");
  return evidence.includes(point.text);
}
