import type { Digest } from "../../model/digest.ts";
import { Problem } from "../../model/problem.ts";
import { isoDay, lastMoment } from "../present/dates.ts";

const LONGEST_NAME = 60;
/** Windows keeps these for devices, whatever follows a full stop. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/**
 * A name as a file name that cannot leave its folder: a to z, digits and single hyphens between them, at most 60
 * characters. "Früh & spät" becomes "fruh-spat"; what has no letter left becomes "digest".
 */
export function fileName(name: string): string {
  const plain = name
    .slice(0, 4 * LONGEST_NAME)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/g, "");
  if (plain === "") return "digest";
  return DEVICES.test(plain) ? `digest-${plain}` : plain;
}

/**
 * The day a digest is of, as "2025-02-13": that of its window's last moment in its time zone, so that a window that ends
 * at midnight is of the day before. Throws Problem `bad-input` for a window or zone that is none.
 */
export function dayOf({ window, timeZone, name }: Digest): string {
  try {
    return isoDay(lastMoment({ window }), timeZone);
  } catch (cause) {
    const words = `digest ${fileName(name)}: ${window.until} in ${timeZone} is no moment; give an ISO 8601 time and an IANA zone`;
    throw new Problem("bad-input", words, { cause });
  }
}
