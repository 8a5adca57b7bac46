import {
  ACTION_ID_LIMIT,
  ACTIONS_LIMIT,
  ALT_TEXT_LIMIT,
  BLOCKS_PER_MESSAGE,
  BLOCKS_PER_VIEW,
  BUTTON_TEXT_LIMIT,
  BUTTON_URL_LIMIT,
  BUTTON_VALUE_LIMIT,
  HEADER_LIMIT,
  LABEL_LIMIT,
  MESSAGE_BUDGET,
  OPTION_LIMIT,
  PICTURE_URL_LIMIT,
  PRIVATE_METADATA_LIMIT,
  SECTION_FIELD_LIMIT,
  SECTION_FIELDS_LIMIT,
  TEXT_LIMIT,
  VIEW_TITLE_LIMIT,
} from "../../../src/chat/slack/limits.ts";

/** JSON as it came over the wire. */
export type Json = { readonly [key: string]: unknown };

const BLOCK_KEYS: Readonly<Record<string, readonly string[]>> = {
  header: ["text"],
  divider: [],
  context: ["elements"],
  section: ["text", "fields", "accessory"],
  actions: ["elements"],
  rich_text: ["elements"],
  table: ["rows", "column_settings"],
  input: ["label", "element", "optional", "hint", "dispatch_action"],
};

const size = (value: unknown): number => (typeof value === "string" ? value.length : 0);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

/** What is wrong with the blocks of a message, in words; null where nothing is. */
export function blocksFault(blocks: unknown): string | null {
  if (!Array.isArray(blocks)) return "blocks must be a list";
  if (blocks.length > BLOCKS_PER_MESSAGE) return `${blocks.length} blocks`;
  const total = charactersOf(blocks);
  if (total > MESSAGE_BUDGET) return `${total} characters in all blocks`;
  if (blocks.filter(({ type }) => type === "table").length > 1) return "only_one_table_allowed";
  return firstFault(blocks, blockFault);
}

export function viewFault(view: Json): string | null {
  const blocks = list(view["blocks"]);
  if (view["type"] !== "modal" && view["type"] !== "home") return "view: unknown type";
  if (blocks.length < 1 || blocks.length > BLOCKS_PER_VIEW) return `view: ${blocks.length} blocks`;
  if (size(view["private_metadata"]) > PRIVATE_METADATA_LIMIT) return "view: private_metadata too long";
  if (view["type"] === "modal") {
    const titles = firstFault([view["title"], view["submit"], view["close"]], (text) =>
      text === undefined ? null : textFault(text as Json, VIEW_TITLE_LIMIT, ["plain_text"]),
    );
    if (titles) return `view: ${titles}`;
  }
  return firstFault(blocks, blockFault);
}

function charactersOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => sum + (key === "type" ? 0 : charactersOf(inner)), 0);
}

function firstFault<T>(all: readonly T[], faultOf: (one: T) => string | null): string | null {
  for (const one of all) {
    const fault = faultOf(one);
    if (fault !== null) return fault;
  }
  return null;
}

function blockFault(block: Json): string | null {
  const type = String(block["type"]);
  const known = BLOCK_KEYS[type];
  if (!known) return `unknown block "${type}"`;
  const strange = Object.keys(block).find((key) => key !== "type" && key !== "block_id" && !known.includes(key));
  if (strange) return `${type}: unknown "${strange}"`;
  const checks: Readonly<Record<string, (block: Json) => string | null>> = {
    header: ({ text }) => textFault(text as Json, HEADER_LIMIT, ["plain_text"]),
    context: ({ elements }) =>
      countFault(elements, 1, 10) ?? firstFault(list(elements), (one) => textFault(one, TEXT_LIMIT)),
    section: sectionFault,
    actions: actionsFault,
    rich_text: ({ elements }) => countFault(elements, 1, 1_000) ?? firstFault(list(elements), richPartFault),
    table: tableFault,
    input: inputFault,
  };
  const fault = checks[type]?.(block) ?? null;
  return fault === null ? null : `${type}: ${fault}`;
}

function tableFault({ rows, column_settings: columns }: Json): string | null {
  const cells = Array.isArray(rows) ? (rows as readonly (readonly Json[])[]) : [];
  if (cells.length < 1 || cells.length > 100) return `${cells.length} rows`;
  if (cells.some(({ length }) => length < 1 || length > 20)) return "a row has 1 to 20 cells";
  if (list(columns).length > 20) return "too many column settings";
  return firstFault(cells.flat(), (cell) => {
    if (cell["type"] === "raw_text") return size(cell["text"]) < 1 ? "an empty cell" : null;
    return cell["type"] === "rich_text" ? blockFault(cell) : `a cell of ${String(cell["type"])}`;
  });
}

function countFault(value: unknown, least: number, most: number): string | null {
  const { length } = list(value);
  return length < least || length > most ? `${length} elements` : null;
}

function textFault(text: Json | undefined, limit: number, types = ["plain_text", "mrkdwn"]): string | null {
  if (!text || !types.includes(String(text["type"]))) return "text: not a text object";
  const { length } = String(text["text"] ?? "");
  return length < 1 || length > limit ? `text of ${length} characters` : null;
}

function imageFault(accessory: Json | undefined): string | null {
  if (accessory === undefined) return null;
  const { type, image_url: url, alt_text: alt } = accessory;
  if (type !== "image" || !isWebAddress(url) || size(url) > PICTURE_URL_LIMIT) return "accessory";
  return size(alt) < 1 || size(alt) > ALT_TEXT_LIMIT ? "alt_text" : null;
}

function sectionFault({ text, fields, accessory }: Json): string | null {
  if (text === undefined && fields === undefined) return "needs text or fields";
  if (text !== undefined) return textFault(text as Json, TEXT_LIMIT) ?? imageFault(accessory as Json | undefined);
  return (
    countFault(fields, 1, SECTION_FIELDS_LIMIT) ??
    firstFault(list(fields), (field) => textFault(field, SECTION_FIELD_LIMIT))
  );
}

function actionsFault({ elements }: Json): string | null {
  const ids = list(elements).map((element) => element["action_id"]);
  if (new Set(ids).size !== ids.length) return "action_id twice";
  return countFault(elements, 1, ACTIONS_LIMIT) ?? firstFault(list(elements), buttonFault);
}

function buttonFault(button: Json): string | null {
  const { type, action_id: id, value, url, style } = button;
  if (type !== "button") return `unknown element "${String(type)}"`;
  if (size(id) < 1 || size(id) > ACTION_ID_LIMIT) return "action_id";
  if (value !== undefined && (size(value) < 1 || size(value) > BUTTON_VALUE_LIMIT)) return `value of ${size(value)}`;
  if (style !== undefined && style !== "primary" && style !== "danger") return "style";
  if (url !== undefined && (!isWebAddress(url) || size(url) > BUTTON_URL_LIMIT)) return "url";
  return textFault(button["text"] as Json, BUTTON_TEXT_LIMIT, ["plain_text"]);
}

function isWebAddress(url: unknown): boolean {
  return typeof url === "string" && /^https?:\/\//.test(url) && URL.canParse(url);
}

function richPartFault(part: Json): string | null {
  const type = String(part["type"]);
  if (type === "rich_text_list") {
    const isList = part["style"] === "bullet" || part["style"] === "ordered";
    const sections = list(part["elements"]);
    if (!isList || sections.some((section) => section["type"] !== "rich_text_section")) return "list";
    return countFault(sections, 1, 1_000) ?? firstFault(sections, richPartFault);
  }
  if (type !== "rich_text_section" && type !== "rich_text_quote") return `unknown part "${type}"`;
  return countFault(part["elements"], 1, 1_000) ?? firstFault(list(part["elements"]), richElementFault);
}

function richElementFault(element: Json): string | null {
  const { type, timestamp, format } = element;
  if (type !== "date") return wordsFault(element);
  return Number.isInteger(timestamp) && size(format) > 0 ? null : "a date without its moment";
}

function wordsFault({ type, text, url, style, channel_id: channel }: Json): string | null {
  if (type === "channel") return /^[CG][A-Z0-9]+$/.test(String(channel)) ? null : "channel_id";
  if (type !== "text" && type !== "link") return `unknown element "${String(type)}"`;
  if (size(text) < 1) return "an element without text";
  if (type === "link" && !isWebAddress(url)) return "url";
  const styles = Object.keys((style as Json) ?? {});
  return styles.every((one) => ["bold", "italic", "code"].includes(one)) ? null : `style ${styles.join()}`;
}

function inputFault({ label, element, hint }: Json): string | null {
  const labels =
    textFault(label as Json, LABEL_LIMIT, ["plain_text"]) ??
    (hint === undefined ? null : textFault(hint as Json, LABEL_LIMIT, ["plain_text"]));
  if (labels) return labels;
  const { type, options } = element as Json;
  if (["plain_text_input", "external_select", "conversations_select"].includes(String(type))) return null;
  if (type !== "static_select") return `unknown element "${String(type)}"`;
  return countFault(options, 1, 100) ?? firstFault(list(options), optionFault);
}

export function optionFault(option: Json): string | null {
  const { value } = option;
  if (size(value) < 1 || size(value) > OPTION_LIMIT) return `option value of ${size(value)}`;
  return textFault(option["text"] as Json, OPTION_LIMIT, ["plain_text"]);
}
