/** Writes mails as programs that send newsletters do, with their sins. Bytes are kept one a character (latin1). */

export interface Part {
  readonly headers: readonly string[];
  /** A character a byte. */
  readonly body: string;
}

const CRLF = "\r\n";

const encoders = new Map<string, Map<string, string>>();

/** The bytes of a text in a character set that `TextDecoder` knows, of one or two bytes a character. */
export function inCharset(text: string, charset: string): string {
  if (charset === "utf-8") return Buffer.from(text).toString("latin1");
  const table = encoders.get(charset) ?? tableOf(charset);
  encoders.set(charset, table);
  return [...text].map((letter) => table.get(letter) ?? "?").join("");
}

function tableOf(charset: string): Map<string, string> {
  const decoder = new TextDecoder(charset);
  const table = new Map<string, string>();
  const note = (...bytes: number[]) => {
    const letters = [...decoder.decode(Uint8Array.from(bytes))];
    const [letter = "\ufffd"] = letters;
    if (letters.length === 1 && letter !== "\ufffd" && !table.has(letter))
      table.set(letter, String.fromCharCode(...bytes));
  };
  for (let byte = 0; byte < 256; byte++) note(byte);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) note(lead, trail);
  return table;
}

export const base64 = (bytes: string): string =>
  (
    Buffer.from(bytes, "latin1")
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join(CRLF);

/** Quoted-printable with soft line breaks, wherever they fall. */
export function quotedPrintable(bytes: string): string {
  const lines = bytes.split("\n").map((line) => {
    const coded = [...line].map((byte) =>
      byte === "=" || byte > "~" || byte < " "
        ? `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`
        : byte,
    );
    const out: string[] = [];
    for (let from = 0; from < coded.length; from += 24) out.push(coded.slice(from, from + 24).join(""));
    return out.join(`=${CRLF}`);
  });
  return lines.join(CRLF);
}

type Encoding = "8bit" | "base64" | "quoted-printable";

export function textPart(
  kind: "plain" | "html",
  text: string,
  options: { charset?: string; encoding?: Encoding; claimed?: string; extra?: string } = {},
): Part {
  const { charset = "utf-8", encoding = "quoted-printable", claimed = charset, extra = "" } = options;
  const bytes = inCharset(text, charset);
  const body =
    encoding === "base64" ? base64(bytes) : encoding === "8bit" ? bytes.replaceAll("\n", CRLF) : quotedPrintable(bytes);
  return {
    headers: [`Content-Type: text/${kind}; charset=${claimed}${extra}`, `Content-Transfer-Encoding: ${encoding}`],
    body,
  };
}

let made = 0;

export function multipart(kind: string, parts: readonly Part[], closed = true): Part {
  made += 1;
  const boundary = `=_cape_${made}_${kind}`;
  const inside = parts.map(({ headers, body }) => [`--${boundary}`, ...headers, "", body].join(CRLF));
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: ["This is a multi-part message in MIME format.", ...inside, closed ? `--${boundary}--` : "", ""].join(CRLF),
  };
}

export const attached = (type: string, bytes: string, name: string): Part => ({
  headers: [
    `Content-Type: ${type}; name="${name}"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="${name}"`,
  ],
  body: base64(bytes),
});

export interface MailHeaders {
  readonly from?: string | null;
  readonly subject?: string;
  readonly date?: string | null;
  readonly id?: string;
  readonly more?: readonly string[];
}

export const DATE = "Mon, 4 May 2026 06:30:00 +0200";

/** A whole mail, a character a byte. */
export function mail(
  part: Part,
  {
    from = "Cape Letter <letter@capeletter.example>",
    subject = "The week at the Cape of Tolls",
    date = DATE,
    id = "one@capeletter.example",
    more = [],
  }: MailHeaders = {},
): string {
  const headers = [
    "Received: from out.sender.example by in.reader.example with ESMTPS id 4Xq; Mon, 04 May 2026 04:30:09 +0000",
    ...(from === null ? [] : [`From: ${from}`]),
    "To: Anna Reader <anna@reader.example>",
    `Subject: ${subject}`,
    ...(date === null ? [] : [`Date: ${date}`]),
    `Message-ID: <${id}>`,
    "List-Unsubscribe: <https://out.sender.example/u/8fQ2>",
    "MIME-Version: 1.0",
    ...more,
  ];
  return [...headers, ...part.headers, "", part.body].join(CRLF);
}

/** "=?charset?B?…?=" */
export const word = (text: string, charset = "utf-8"): string =>
  `=?${charset}?B?${Buffer.from(inCharset(text, charset), "latin1").toString("base64")}?=`;
