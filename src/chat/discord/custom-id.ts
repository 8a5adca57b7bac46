import { Problem } from "../../model/problem.ts";
import { CUSTOM_ID_LIMIT } from "./limits.ts";

/** What a press of a button asks for. It all travels in the button's `custom_id`, so that it works after a restart. */
export interface Press {
  readonly action: string;
  readonly value: string;
  /** The answer takes the place of the message under which the button stands. */
  readonly replaces: boolean;
}

const SEPARATOR = "|";
/** The first of 2^14 consecutive ideographs, all assigned, none changed by any normalisation. */
const DIGITS_FROM = 0x4e00;
const BITS_PER_DIGIT = 14;

/**
 * `index` (0 to 24) keeps two equal buttons of one message apart, as Discord demands. What does not fit in 100
 * characters as it is, is packed 14 bits to a character, which holds 171 bytes.
 */
export function encodePress(press: Press, index: number): string {
  const state = `${press.action}${SEPARATOR}${press.value}`;
  const plain = `${press.replaces ? "r" : "p"}${index.toString(36)}${state}`;
  if (plain.length <= CUSTOM_ID_LIMIT) return plain;
  const packed = `${press.replaces ? "R" : "P"}${index.toString(36)}${pack(state)}`;
  if (packed.length <= CUSTOM_ID_LIMIT) return packed;
  throw new Problem(
    "bad-input",
    `the button "${press.action}" carries ${state.length} characters, more than Discord keeps: pass an id instead`,
  );
}

/** Null for an id that this bot never wrote. */
export function decodePress(customId: string): Press | null {
  const kind = customId.charAt(0);
  const body = customId.slice(2);
  const state = kind === "p" || kind === "r" ? body : kind === "P" || kind === "R" ? unpack(body) : null;
  const cut = state?.indexOf(SEPARATOR) ?? -1;
  if (state === null || cut < 1) return null;
  return { action: state.slice(0, cut), value: state.slice(cut + 1), replaces: kind === "r" || kind === "R" };
}

function pack(text: string): string {
  let packed = "";
  let bits = 0;
  let held = 0;
  for (const byte of new TextEncoder().encode(text)) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= BITS_PER_DIGIT) {
      held -= BITS_PER_DIGIT;
      packed += digit(bits >> held);
      bits &= (1 << held) - 1;
    }
  }
  return held > 0 ? packed + digit(bits << (BITS_PER_DIGIT - held)) : packed;
}

function digit(value: number): string {
  return String.fromCharCode(DIGITS_FROM + value);
}

function unpack(packed: string): string | null {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < packed.length; at++) {
    const value = packed.charCodeAt(at) - DIGITS_FROM;
    if (value < 0 || value >= 1 << BITS_PER_DIGIT) return null;
    bits = (bits << BITS_PER_DIGIT) | value;
    held += BITS_PER_DIGIT;
    while (held >= 8) {
      held -= 8;
      bytes.push(bits >> held);
      bits &= (1 << held) - 1;
    }
  }
  return withoutPadding(new TextDecoder().decode(new Uint8Array(bytes)));
}

function withoutPadding(text: string): string {
  return text.endsWith("\0") ? text.slice(0, -1) : text;
}
