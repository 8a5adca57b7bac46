import type { Picture } from "../model/picture.ts";
import { absoluteAddress } from "./feed/base.ts";
import { oneLine } from "./feed/plain-title.ts";

const LONGEST_ADDRESS = 2_000;
const LONGEST_ALT = 300;

/** A picture at an address as an outlet writes it; null where that is no https address. */
export function pictureAt(address: string, base: string | null, alt: string | null = null): Picture | null {
  const url = absoluteAddress(address.trim(), base);
  if (url === null || !url.startsWith("https://") || url.length > LONGEST_ADDRESS) return null;
  return {
    url,
    alt:
      oneLine(alt ?? "")
        .slice(0, LONGEST_ALT)
        .toWellFormed()
        .trim() || null,
  };
}
