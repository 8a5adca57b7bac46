import {
  BUTTON_LABEL_LIMIT,
  BUTTONS_PER_ROW,
  CONTENT_LIMIT,
  CUSTOM_ID_LIMIT,
  EMBED_DESCRIPTION_LIMIT,
  EMBED_FIELD_NAME_LIMIT,
  EMBED_FIELD_VALUE_LIMIT,
  EMBED_FIELDS_LIMIT,
  EMBED_FOOTER_LIMIT,
  EMBED_TITLE_LIMIT,
  EMBED_TOTAL_LIMIT,
  EMBEDS_PER_MESSAGE,
  NONCE_LIMIT,
  ROWS_PER_MESSAGE,
} from "../../../src/chat/discord/limits.ts";

interface Field {
  readonly name?: string;
  readonly value?: string;
}

interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly fields?: readonly Field[];
  readonly footer?: { readonly text?: string };
  readonly author?: { readonly name?: string };
}

interface Component {
  readonly type?: number;
  readonly style?: number;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
}

export interface Body {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[] } | null;
}

const BODY_KEYS = ["content", "embeds", "components", "nonce", "enforce_nonce", "flags", "allowed_mentions", "tts"];
const ACTION_ROW = 1;
const BUTTON = 2;
const LINK = 5;

/** Discord counts code points. */
const size = (text: string | null | undefined): number => [...(text ?? "")].length;

/**
 * What is wrong with a message's body beyond Discord's published description, or where that is absent: the content of
 * bots, all embeds together, empty fields, and what makes two buttons one. Null where nothing is.
 */
export function messageFault(body: Body): string | null {
  const unknown = Object.keys(body).find((key) => !BODY_KEYS.includes(key));
  if (unknown) return `unknown property ${unknown}`;
  const embeds = body.embeds ?? [];
  const rows = body.components ?? [];
  if (size(body.content) > CONTENT_LIMIT) return "content: Must be 2000 or fewer in length.";
  if (typeof body.nonce === "string" && size(body.nonce) > NONCE_LIMIT) return "nonce: too long";
  if (!body.content?.trim() && embeds.length === 0 && rows.length === 0) return "Cannot send an empty message";
  return embedsFault(embeds) ?? rowsFault(rows);
}

function embedsFault(embeds: readonly Embed[]): string | null {
  if (embeds.length > EMBEDS_PER_MESSAGE) return "embeds: Must be 10 or fewer in length.";
  if (embeds.reduce((sum, embed) => sum + embedSize(embed), 0) > EMBED_TOTAL_LIMIT) {
    return "embeds: Embed size exceeds maximum size of 6000";
  }
  return embeds.map(embedFault).find((fault) => fault !== null) ?? null;
}

function embedSize({ title, description, fields = [], footer, author }: Embed): number {
  const texts = [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])];
  return texts.reduce((sum, text) => sum + size(text), 0);
}

function embedFault(embed: Embed): string | null {
  const { title, description, fields = [], footer, url } = embed;
  if (size(title) > EMBED_TITLE_LIMIT) return "embeds.title: too long";
  if (size(description) > EMBED_DESCRIPTION_LIMIT) return "embeds.description: too long";
  if (!title?.trim() && !description?.trim() && fields.length === 0) return "embeds: This embed says nothing";
  if (size(footer?.text) > EMBED_FOOTER_LIMIT) return "embeds.footer.text: too long";
  if (fields.length > EMBED_FIELDS_LIMIT) return "embeds.fields: Must be 25 or fewer in length.";
  const field = fields.map(fieldFault).find((fault) => fault !== null);
  if (field) return field;
  return url === undefined || isWebAddress(url) ? null : "embeds.url: Not a well formed URL.";
}

function fieldFault({ name, value }: Field): string | null {
  if (!name?.trim() || !value?.trim()) return "embeds.fields: This field is required";
  return size(name) > EMBED_FIELD_NAME_LIMIT || size(value) > EMBED_FIELD_VALUE_LIMIT
    ? "embeds.fields: too long"
    : null;
}

function rowsFault(rows: readonly Component[]): string | null {
  if (rows.length > ROWS_PER_MESSAGE) return "components: Must be 5 or fewer in length.";
  const badRow = rows.find(({ type, components = [] }) => {
    return type !== ACTION_ROW || components.length < 1 || components.length > BUTTONS_PER_ROW;
  });
  if (badRow) return "components: a row holds one to five components";
  const buttons = rows.flatMap(({ components = [] }) => components);
  const ids = buttons.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  if (new Set(ids).size < ids.length) return "components: Component custom id cannot be duplicated";
  return buttons.map(buttonFault).find((fault) => fault !== null) ?? null;
}

function buttonFault({ type, style, label, url, custom_id }: Component): string | null {
  if (type !== BUTTON) return null;
  if (!label?.trim() || size(label) > BUTTON_LABEL_LIMIT) return "label: Must be between 1 and 80 in length.";
  if (style === LINK) return url && isWebAddress(url) && !custom_id ? null : "url: a link button has an address only";
  return custom_id && size(custom_id) <= CUSTOM_ID_LIMIT && !url
    ? null
    : "custom_id: Must be between 1 and 100 in length.";
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address) && URL.canParse(address);
}
