/** Invisible, takes no room, breaks no line: after it a colon begins no emoji. */
const WORD_JOINER = "\u2060";

/**
 * Plain text for `text` of a message, which Slack reads as its markup even where styles are switched off: the three
 * characters that begin a mention or a link (docs.slack.dev/messaging/formatting-message-text#escaping), and `:emoji:`.
 */
export function escapeText(clean: string): string {
  return clean
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/:(?=[^\s:]{1,100}:)/g, `:${WORD_JOINER}`);
}
