/** After it an `@` names nobody, whichever platform shows the file; it takes no room and breaks no line. */
const WORD_JOINER = "\u2060";

/** Plain text that is plain text in CommonMark and GitHub Flavored Markdown, wherever in a line it stands. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~$&#!^{}]/g, "\\$&")
    .replace(/\]\(/g, "]\\(")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(www)\./gi, "$1\\.")
    .replace(/@/g, `@${WORD_JOINER}`);
}

/** Takes from the start of a block what would make it a list, a heading's underline or a rule. */
export function escapeLineStart(line: string): string {
  return line.replace(/^(\d{1,9})([.)])/, "$1\\$2").replace(/^[-+=]/, "\\$&");
}

/** An address as a link's destination; an ampersand must not begin a character reference. */
export function escapeAddress(address: string): string {
  return address.replace(/[()<>\\\s|[\]`*_"']/g, percent).replace(/&/g, "&amp;");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** A code span with a fence longer than any run of backticks inside (CommonMark 0.31, 6.1). */
export function inCode(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
