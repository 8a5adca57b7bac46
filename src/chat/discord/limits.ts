/**
 * What Discord accepts, in characters unless said otherwise. Sources, all in the developer documentation:
 * "Components" (docs.discord.com/developers/components/reference), "Application commands" (…/developers/interactions/application-commands),
 * "Receiving and responding" (…/interactions/receiving-and-responding). Discord counts code points; we count UTF-16
 * units, which are never fewer.
 */

/** All text displays of one message together. */
export const TEXT_LIMIT = 4000;
/** Components of one message, those inside others counted too. */
export const COMPONENTS_LIMIT = 40;
export const BUTTONS_PER_ROW = 5;
/** The description of a picture, for those who do not see it. */
export const ALT_TEXT_LIMIT = 1024;
/** The address of a picture. */
export const MEDIA_URL_LIMIT = 2048;
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
