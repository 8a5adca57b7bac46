import { Problem } from "../../model/problem.ts";

/** The text of a file that should be UTF-8 (or UTF-16 with its mark). Throws a Problem `unreadable` that says what to do. */
export function fileText(bytes: Uint8Array, path: string): string {
  if (bytes.length === 0) throw new Problem("unreadable", `${path}: is empty; put an article in it or remove it`);
  const text = decode(bytes);
  if (text === null) {
    throw new Problem("unreadable", `${path}: is not UTF-8 text; save it as UTF-8, or remove it if it is no text`);
  }
  if (isBinary(text)) throw new Problem("unreadable", `${path}: is no text but binary data; save the article as text`);
  if (text.trim() === "")
    throw new Problem("unreadable", `${path}: has only blanks; put an article in it or remove it`);
  return text;
}

function decode(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters that no text has. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0) return true;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27) odd++;
  }
  return odd > sample.length / 50;
}
