const DECLARATION_BYTES = 1024;

/** Byte order marks (and the first bytes of an XML declaration without one), the longest first. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0x00, 0x00, 0xfe, 0xff], "utf-32be"],
  [[0xff, 0xfe, 0x00, 0x00], "utf-32le"],
  [[0x00, 0x00, 0x00, 0x3c], "utf-32be"],
  [[0x3c, 0x00, 0x00, 0x00], "utf-32le"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0x00, 0x3c], "utf-16be"],
  [[0x3c, 0x00], "utf-16le"],
];

/**
 * The text of bytes in any encoding: by its byte order mark, else UTF-8 where they are that and more than ASCII, else as
 * HTTP says, else as the document declares (XML declaration or meta element), else windows-1252. As RFC 7303 has it,
 * save that bytes which can hardly be anything but UTF-8 are it whatever is claimed, and that a claim of UTF-8 which most
 * of the bytes contradict is not believed.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const signed = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte))?.[1];
  if (signed?.startsWith("utf-32")) return decodeUtf32(bytes, signed === "utf-32le");
  if (signed) return decodeAs(signed, bytes) ?? "";
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return utf8;
  const claims = [charsetOf(contentType ?? ""), declaredEncoding(bytes), "utf-8"];
  for (const claim of claims) {
    const text = claim && decodeAs(claim, bytes);
    if (text && !isMostlyBroken(text)) return text;
  }
  return decodeAs("windows-1252", bytes) ?? "";
}

/** The text where the bytes are valid UTF-8 and more than ASCII; the last character may be cut off. */
function asUtf8(bytes: Uint8Array): string | null {
  if (!bytes.some((byte) => byte > 0x7f)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** The charset of a Content-Type header. */
function charsetOf(contentType: string): string | null {
  return /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType.slice(0, 500))?.[1] ?? null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARATION_BYTES));
  const start = head.toString("latin1");
  const declared = /\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start)?.[1] ?? charsetOf(start);
  return declared?.toLowerCase().startsWith("utf-16") ? "utf-8" : (declared ?? null);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return null;
  }
}

/** True where more than a quarter of what is not ASCII could not be decoded. */
function isMostlyBroken(text: string): boolean {
  let [broken, foreign] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) foreign += 1;
    if (code === 0xfffd) broken += 1;
  }
  return broken * 4 > foreign;
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let i = 0; i + 4 <= bytes.byteLength; i += 4) {
    const code = view.getUint32(i, littleEndian);
    if (code !== 0xfeff) parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
  }
  return parts.join("");
}
