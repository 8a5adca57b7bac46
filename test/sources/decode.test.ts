import { expect, test } from "vitest";
import { decodeText } from "../../src/sources/decode.ts";

const TEXT = "Le maire défend « la plage » à Kérouan.";
const latin1 = (text: string) => Buffer.from(text, "latin1");
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
const meta = (encoding: string) => `<html><head><meta charset="${encoding}"></head>`;

test.each([
  ["declared Latin-1 that is UTF-8", Buffer.from(declared("ISO-8859-1") + TEXT), null],
  ["a meta element for Latin-1 over UTF-8", Buffer.from(meta("windows-1252") + TEXT), null],
  ["UTF-8 that HTTP calls Latin-1", Buffer.from(TEXT), "text/html; charset=ISO-8859-1"],
  ["UTF-8 that nobody names", Buffer.from(TEXT), null],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`), "text/xml; charset=windows-1252"],
  ["UTF-8 cut off within a character", Buffer.from(`${TEXT}é`).subarray(0, -1), "text/xml; charset=windows-1252"],
  ["Latin-1 as HTTP says", latin1(TEXT), "text/html; charset=ISO-8859-1"],
  ["Latin-1 as declared", latin1(declared("ISO-8859-1") + TEXT), null],
  ["Latin-1 that claims to be UTF-8", latin1(declared("UTF-8") + TEXT), "text/xml; charset=utf-8"],
  ["Latin-1 that nobody names", latin1(TEXT), null],
  ["UTF-16", Buffer.from(`\ufeff${TEXT}`, "utf16le"), null],
])("%s", (_name, bytes, contentType) => {
  expect(decodeText(bytes, contentType)).toContain(TEXT);
});

test("bytes of ASCII only are read as declared", () => {
  const japanese = Buffer.from("\u001b$B9A\u001b(B", "latin1");
  expect(decodeText(japanese, "text/html; charset=iso-2022-jp")).toBe("港");
});

test("Cyrillic in its old encoding", () => {
  const bytes = Uint8Array.of(0xcf, 0xee, 0xf0, 0xf2);
  expect(decodeText(bytes, "text/html; charset=windows-1251")).toBe("Порт");
});
