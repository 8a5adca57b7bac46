/** A start tag: names in lower case as written, attribute values as written (entities not decoded). */
export interface StartTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly selfClosing: boolean;
  /** Offsets of the tag's `<` and of what follows its `>`. */
  readonly start: number;
  readonly end: number;
}

export interface XmlHandler {
  onStart(tag: StartTag): void;
  onEnd(name: string, start: number, end: number): void;
  /** Text between tags, as written; from a CDATA section where `literal`. */
  onText(text: string, literal: boolean): void;
  onDoctype?(declaration: string): void;
}

const NAME_START = /[\p{L}_:]/u;
const NAME_END = /[\s/>"'=<]/g;
const MAX_ATTRIBUTES = 200;
const MAX_DOCTYPE_CHARACTERS = 100_000;

/**
 * Reports the tags and text of XML of any quality: what is no tag is text, tags need not be balanced, attributes need
 * not be quoted. Nothing is expanded or fetched. Time in proportion to the length.
 */
export function scanXml(text: string, handler: XmlHandler): void {
  let position = 0;
  while (position < text.length) {
    const open = text.indexOf("<", position);
    if (open < 0) {
      handler.onText(text.slice(position), false);
      return;
    }
    if (open > position) handler.onText(text.slice(position, open), false);
    position = scanMarkup(text, open, handler);
  }
}

/** Reports what begins at this `<`; answers where it ends. */
function scanMarkup(text: string, open: number, handler: XmlHandler): number {
  const next = text[open + 1] ?? "";
  if (next === "!") return scanDeclaration(text, open, handler);
  if (next === "?") return after(text, "?>", open);
  if (next === "/") return scanEndTag(text, open, handler);
  if (NAME_START.test(next)) {
    const tag = scanStartTag(text, open);
    handler.onStart(tag);
    return tag.end;
  }
  handler.onText("<", true);
  return open + 1;
}

function scanDeclaration(text: string, open: number, handler: XmlHandler): number {
  if (text.startsWith("<![CDATA[", open)) {
    const close = text.indexOf("]]>", open);
    handler.onText(text.slice(open + 9, close < 0 ? text.length : close), true);
    return close < 0 ? text.length : close + 3;
  }
  if (text.startsWith("<!--", open)) return after(text, "-->", open);
  if (!/^<!doctype/i.test(text.slice(open, open + 9))) return skipOddDeclaration(text, open, handler);
  const end = endOfDoctype(text, open);
  handler.onDoctype?.(text.slice(open, end));
  return end;
}

function endOfDoctype(text: string, open: number): number {
  const plainEnd = after(text, ">", open);
  const bracket = text.slice(open, plainEnd).indexOf("[");
  if (bracket < 0) return plainEnd;
  const subset = text.slice(open, open + MAX_DOCTYPE_CHARACTERS).indexOf("]", bracket);
  return subset < 0 ? plainEnd : after(text, ">", open + subset);
}

/** `<!` that begins no declaration is text, as `<!'` in broken feeds; other declarations are passed over. */
function skipOddDeclaration(text: string, open: number, handler: XmlHandler): number {
  if (NAME_START.test(text[open + 2] ?? "")) return after(text, ">", open);
  handler.onText("<!", true);
  return open + 2;
}

function scanEndTag(text: string, open: number, handler: XmlHandler): number {
  NAME_END.lastIndex = open + 2;
  const nameEnd = NAME_END.exec(text)?.index ?? text.length;
  const name = text.slice(open + 2, nameEnd).toLowerCase();
  const stop = indexOfEither(text, ">", "<", nameEnd);
  const end = text[stop] === ">" ? stop + 1 : stop;
  handler.onEnd(name, open, end);
  return end;
}

function scanStartTag(text: string, open: number): StartTag {
  NAME_END.lastIndex = open + 1;
  let position = NAME_END.exec(text)?.index ?? text.length;
  const name = text.slice(open + 1, position).toLowerCase();
  const attributes = new Map<string, string>();
  let selfClosing = false;
  while (position < text.length) {
    const character = text[position] ?? "";
    if (character === ">") {
      position += 1;
      break;
    }
    if (character === "<") break;
    selfClosing = character === "/" && text[position + 1] === ">";
    if (isBlank(character) || character === "/" || character === "=" || character === '"' || character === "'") {
      position += 1;
    } else {
      position = scanAttribute(text, position, attributes);
    }
  }
  return { name, attributes, selfClosing, start: open, end: position };
}

/** Notes one attribute, whatever its quotes; answers where it ends. */
function scanAttribute(text: string, start: number, attributes: Map<string, string>): number {
  NAME_END.lastIndex = start;
  const nameEnd = NAME_END.exec(text)?.index ?? text.length;
  const name = text.slice(start, nameEnd).toLowerCase();
  let position = skipBlanks(text, nameEnd);
  if (text[position] !== "=") return Math.max(nameEnd, start + 1);
  position = skipBlanks(text, position + 1);
  const quote = text[position];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, position + 1);
    if (close >= 0) return note(attributes, name, text.slice(position + 1, close), close + 1);
    return note(attributes, name, text.slice(position + 1), text.length);
  }
  const end = endOfBareValue(text, position);
  return note(attributes, name, text.slice(position, end), end);
}

function note(attributes: Map<string, string>, name: string, value: string, end: number): number {
  if (attributes.size < MAX_ATTRIBUTES && !attributes.has(name)) attributes.set(name, value);
  return end;
}

function endOfBareValue(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isBlank(text[end] ?? "") && text[end] !== ">" && text[end] !== "<") end += 1;
  return end;
}

function skipBlanks(text: string, start: number): number {
  let position = start;
  while (isBlank(text[position] ?? "x")) position += 1;
  return position;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r" || character === "\f";
}

function after(text: string, mark: string, start: number): number {
  const found = text.indexOf(mark, start);
  return found < 0 ? text.length : found + mark.length;
}

function indexOfEither(text: string, one: string, other: string, start: number): number {
  let position = start;
  while (position < text.length && text[position] !== one && text[position] !== other) position += 1;
  return position;
}
