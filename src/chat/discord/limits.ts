/**
 * What Discord accepts, in characters unless said otherwise. Sources, all in the developer documentation:
 * "Message" and "Embed limits" (docs.discord.com/developers/resources/message#embed-object-embed-limits),
 * "Components" (…/components/reference), "Application commands" (…/interactions/application-commands),
 * "Receiving and responding" (…/interactions/receiving-and-responding). Discord counts code points; we count UTF-16
 * units, which are never fewer.
 */

/** `content` of a message posted by a bot (people with Nitro have more). */
export const CONTENT_LIMIT = 2000;
export const EMBEDS_PER_MESSAGE = 10;
export const EMBED_TITLE_LIMIT = 256;
export const EMBED_DESCRIPTION_LIMIT = 4096;
export const EMBED_FIELDS_LIMIT = 25;
export const EMBED_FIELD_NAME_LIMIT = 256;
export const EMBED_FIELD_VALUE_LIMIT = 1024;
export const EMBED_FOOTER_LIMIT = 2048;
/** Titles, descriptions, field names and values, footers and author names of all embeds of one message together. */
export const EMBED_TOTAL_LIMIT = 6000;

export const ROWS_PER_MESSAGE = 5;
export const BUTTONS_PER_ROW = 5;
export const BUTTONS_PER_MESSAGE = ROWS_PER_MESSAGE * BUTTONS_PER_ROW;
export const BUTTON_LABEL_LIMIT = 80;
export const BUTTON_URL_LIMIT = 512;
export const CUSTOM_ID_LIMIT = 100;

export const NONCE_LIMIT = 25;
export const THREAD_NAME_LIMIT = 100;
export const MESSAGES_PER_PAGE = 100;

export const COMMAND_DESCRIPTION_LIMIT = 100;
export const CHOICES_LIMIT = 25;
/** Both the name and the value of a choice or a suggestion. */
export const CHOICE_LIMIT = 100;

export const MODAL_TITLE_LIMIT = 45;
export const MODAL_FIELDS_LIMIT = 5;
export const LABEL_LIMIT = 45;
export const LABEL_DESCRIPTION_LIMIT = 100;

/** A link longer than this is printed as words: it would eat the room of the text. Ours, not Discord's. */
export const LINK_LIMIT = 1000;
