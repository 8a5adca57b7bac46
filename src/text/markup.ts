const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element, or for the value of a quoted attribute, in HTML and XML. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (mark) => REFERENCES[mark] ?? mark);

const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text without the characters that XML 1.0 knows no way to write; not escaped. */
export const writableInXml = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, "");
