/** What each byte is in windows-1252, in which nearly every byte is a letter, and none is lost. */
const LETTERS = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));

/**
 * A text that is UTF-8 and was read as windows-1252, as the mail claimed, put right: bytes that can hardly be anything
 * but UTF-8 are it. Any other text stays as it is.
 */
export function rereadAsUtf8(text: string): string {
  if (!/[\u0080-\u{10ffff}]/u.test(text)) return text;
  const byteOf = new Map([...LETTERS].map((letter, byte) => [letter, byte]));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf.get(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** Whether more than one in a hundred of its letters could not be read. */
export function isGarbled(text: string): boolean {
  const lost = text.split("\ufffd").length - 1;
  return lost > 2 && lost * 100 > text.length;
}
