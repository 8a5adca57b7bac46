import {
  ALT_TEXT_LIMIT,
  BUTTON_LABEL_LIMIT,
  BUTTON_URL_LIMIT,
  BUTTONS_PER_ROW,
  COMPONENTS_LIMIT,
  CUSTOM_ID_LIMIT,
  MEDIA_URL_LIMIT,
  NONCE_LIMIT,
  TEXT_LIMIT,
} from "../../../src/chat/discord/limits.ts";

export interface Component {
  readonly type?: number;
  readonly id?: number;
  readonly style?: number;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly content?: string;
  readonly description?: string;
  readonly accent_color?: number | null;
  readonly media?: { readonly url?: string };
  readonly accessory?: Component;
  readonly components?: readonly Component[];
}

export interface Body {
  readonly content?: string | null;
  readonly embeds?: readonly object[] | null;
  readonly components?: readonly Component[] | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[] } | null;
}

const BODY_KEYS = ["content", "embeds", "components", "nonce", "enforce_nonce", "flags", "allowed_mentions", "tts"];
const IS_COMPONENTS_V2 = 1 << 15;
const ACTION_ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const THUMBNAIL = 11;
const SEPARATOR = 14;
const CONTAINER = 17;
const LINK = 5;

const INSIDE: Readonly<Record<number, readonly number[]>> = {
  [ACTION_ROW]: [BUTTON],
  [SECTION]: [TEXT_DISPLAY],
  [CONTAINER]: [ACTION_ROW, SECTION, TEXT_DISPLAY, SEPARATOR],
};

/** Discord counts code points. */
const size = (text: string | null | undefined): number => [...(text ?? "")].length;

/**
 * What is wrong with a message's body beyond Discord's published description, or where that is absent: what may not
 * stand beside components of the second kind, all texts and components together, and what makes two buttons one. This
 * bot sends that kind only. Null where nothing is.
 */
export function messageFault(body: Body): string | null {
  const unknown = Object.keys(body).find((key) => !BODY_KEYS.includes(key));
  if (unknown) return `unknown property ${unknown}`;
  if (typeof body.nonce === "string" && size(body.nonce) > NONCE_LIMIT) return "nonce: too long";
  if (((body.flags ?? 0) & IS_COMPONENTS_V2) === 0) return "flags: without IS_COMPONENTS_V2 a card is not shown";
  if ((body.content ?? null) !== null) return "content: The 'content' field cannot be used with IS_COMPONENTS_V2";
  if ((body.embeds ?? null) !== null) return "embeds: The 'embeds' field cannot be used with IS_COMPONENTS_V2";
  const top = body.components ?? [];
  if (top.length === 0) return "Cannot send an empty message";
  return wholeFault(allComponents(body)) ?? top.map(componentFault).find((fault) => fault !== null) ?? null;
}

/** Every component of a message with those inside it, in the order in which a reader meets them. */
export function allComponents({ components }: Pick<Body, "components">): readonly Component[] {
  return (components ?? []).flatMap((component) => [
    component,
    ...allComponents(component),
    ...(component.accessory ? [component.accessory] : []),
  ]);
}

function wholeFault(all: readonly Component[]): string | null {
  if (all.length > COMPONENTS_LIMIT) return `components: ${all.length} in all, at most 40`;
  const text = all.reduce((sum, { type, content }) => sum + (type === TEXT_DISPLAY ? size(content) : 0), 0);
  if (text > TEXT_LIMIT) return `components: ${text} characters of text in all, at most 4000`;
  const given = (of: (component: Component) => unknown) => all.map(of).filter((value) => value !== undefined);
  const isRepeated = (values: readonly unknown[]) => new Set(values).size < values.length;
  if (isRepeated(given(({ custom_id }) => custom_id))) return "components: Component custom id cannot be duplicated";
  return isRepeated(given(({ id }) => id)) ? "components: Component id cannot be duplicated" : null;
}

function componentFault(component: Component): string | null {
  const { type = 0, components = [], accessory } = component;
  const allowed = INSIDE[type] ?? [];
  const stranger = components.find((inner) => !allowed.includes(inner.type ?? 0));
  if (stranger) return `components: a ${stranger.type} cannot stand in a ${type}`;
  const inner = [...components, ...(accessory ? [accessory] : [])].map(componentFault);
  return ownFault(component) ?? inner.find((fault) => fault !== null) ?? null;
}

function ownFault(component: Component): string | null {
  const { type = 0, content } = component;
  if (type === THUMBNAIL) return thumbnailFault(component);
  if (type === BUTTON) return buttonFault(component);
  if (type === TEXT_DISPLAY) return content?.trim() ? null : "content: This field is required";
  return type === SEPARATOR ? null : holderFault(component);
}

const MOST_INSIDE: Readonly<Record<number, number>> = {
  [ACTION_ROW]: BUTTONS_PER_ROW,
  [SECTION]: 3,
  [CONTAINER]: COMPONENTS_LIMIT,
};

function holderFault({ type = 0, components = [], accessory }: Component): string | null {
  const most = MOST_INSIDE[type];
  if (most === undefined) return `components: unknown type ${type}`;
  if (components.length < 1 || components.length > most) return `components: a ${type} holds one to ${most} components`;
  const isLacking = type === SECTION && ![BUTTON, THUMBNAIL].includes(accessory?.type ?? 0);
  return isLacking ? "components: a section has a button or a thumbnail" : null;
}

function thumbnailFault({ media, description }: Component): string | null {
  if (!media?.url || size(media.url) > MEDIA_URL_LIMIT || !isWebAddress(media.url)) return "media.url: Not well formed";
  const isDescribed = description === undefined || (description.trim() !== "" && size(description) <= ALT_TEXT_LIMIT);
  return isDescribed ? null : "description: Must be between 1 and 1024 in length.";
}

function buttonFault({ style, label, url, custom_id }: Component): string | null {
  if (!label?.trim() || size(label) > BUTTON_LABEL_LIMIT) return "label: Must be between 1 and 80 in length.";
  if (style === LINK) {
    const isAddress = url !== undefined && size(url) <= BUTTON_URL_LIMIT && isWebAddress(url);
    return isAddress && !custom_id ? null : "url: a link button has an address only";
  }
  return custom_id && size(custom_id) <= CUSTOM_ID_LIMIT && !url
    ? null
    : "custom_id: Must be between 1 and 100 in length.";
}

/** Discord refuses a host without a dot. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address) && URL.parse(address)?.hostname.includes(".") === true;
}
