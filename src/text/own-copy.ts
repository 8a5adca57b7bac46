/**
 * The same characters in a string of their own. A word cut from a text is a view of it: kept for long, it would keep the
 * whole text in memory.
 */
export const ownCopy = (text: string): string => Buffer.from(text, "utf16le").toString("utf16le");
