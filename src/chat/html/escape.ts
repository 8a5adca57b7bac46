import { plainSpan } from "../plain-line.ts";

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Plain text as HTML text or as the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  return plainSpan(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? "");
}
