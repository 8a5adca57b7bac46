/**
 * What Slack accepts, in characters unless said otherwise. Sources, all at docs.slack.dev: "Block Kit: blocks",
 * "Block elements", "Composition objects", "Views" (/reference/block-kit/…, /reference/views), "chat.postMessage"
 * (/reference/methods/chat.postMessage), "Handling user interaction" (/interactivity/handling-user-interaction).
 */

export const BLOCKS_PER_MESSAGE = 50;
export const BLOCKS_PER_VIEW = 100;
/** A text object, wherever it stands. */
export const TEXT_LIMIT = 3000;
export const HEADER_LIMIT = 150;
export const SECTION_FIELDS_LIMIT = 10;
export const SECTION_FIELD_LIMIT = 2000;
export const PICTURE_URL_LIMIT = 3000;
export const ALT_TEXT_LIMIT = 2000;
export const CONTEXT_LIMIT = 10;
export const ACTIONS_LIMIT = 25;
export const ACTION_ID_LIMIT = 255;
export const BUTTON_TEXT_LIMIT = 75;
export const BUTTON_VALUE_LIMIT = 2000;
export const BUTTON_URL_LIMIT = 3000;
export const OPTION_LIMIT = 75;
export const OPTIONS_LIMIT = 100;

/**
 * All blocks of one message together. Slack documents no such limit and answers `msg_blocks_too_long` somewhere between
 * 11,000 and 13,000 (measured by others on rich text): this keeps away from it, counting words, addresses and values.
 */
export const MESSAGE_BUDGET = 10_000;

/** `text` of a message ("truncated over 40,000, should be at most 4,000"). */
export const FALLBACK_LIMIT = 4000;

export const VIEW_TITLE_LIMIT = 24;
export const PRIVATE_METADATA_LIMIT = 3000;
export const LABEL_LIMIT = 2000;
export const INPUT_LIMIT = 3000;

/** How often an answer can be given through a `response_url`, within half an hour. */
export const RESPONSE_URL_USES = 5;

export const MESSAGES_PER_PAGE = 200;
