/** What a reader of Discord Markdown sees, and everything in it that does something. */
export interface Interpreted {
  readonly text: string;
  /** In order: "line:heading", "mark:**", "mention:user", "link:https://…", "address:…". */
  readonly effects: readonly string[];
}

const ESCAPABLE = /^[^0-9A-Za-z\s]$/u;

const LINE_STARTS: readonly (readonly [string, RegExp])[] = [
  ["quote", /^ *>(?:>>)? /],
  ["heading", /^ *#{1,3} +/],
  ["small", /^ *-# +/],
  ["list", /^ *(?:[-*+]|\d+[.)]) +/],
];

const INLINE: readonly (readonly [string, RegExp])[] = [
  ["mention:user", /^<@!?\d+>/],
  ["mention:role", /^<@&\d+>/],
  ["mention:channel", /^<#\d+>/],
  ["mention:emoji", /^<a?:\w+:\d+>/],
  ["mention:time", /^<t:-?\d+(?::\w)?>/],
  ["mention:command", /^<\/[^>\n]+:\d+>/],
  ["mention:place", /^<id:[\w-]+(?::\d+)?>/],
  ["mention:sound", /^<sound:\d+:\d+>/],
  ["mention:contact", /^<(?:mailto:|tel:|sms:)?[+\w.@-]+>/],
  ["mention:everyone", /^@(?:everyone|here)/],
  ["emoji", /^:[^\s:]+:/],
  ["address", /^<?(?:https?|steam|discord):\/\/[^\s<]+/i],
  ["address", /^(?:discord\.gg|discord(?:app)?\.com\/invite)\/\w+/i],
];

const MARKS = new Set("*_~|`[]<>@#");

/**
 * Reads Discord Markdown more suspiciously than Discord does: every unescaped mark counts as an effect, whether it finds
 * its partner or not. A backslash makes the next punctuation plain, as in Discord's own parser.
 */
export function interpret(markdown: string): Interpreted {
  const effects: string[] = [];
  const lines = markdown.split("\n").map((line) => interpretLine(line, effects));
  return { text: lines.join("\n"), effects };
}

function interpretLine(whole: string, effects: string[]): string {
  let line = whole;
  for (let found = lineStart(line); found !== null; found = lineStart(line)) {
    effects.push(`line:${found.name}`);
    line = line.slice(found.length);
  }
  let text = "";
  for (let at = 0; at < line.length; ) {
    const step = inlineStep(line, at);
    if (step.effect !== null) effects.push(step.effect);
    text += step.text;
    at += step.length;
  }
  return text;
}

function lineStart(line: string): { readonly name: string; readonly length: number } | null {
  for (const [name, pattern] of LINE_STARTS) {
    const found = pattern.exec(line)?.[0];
    if (found !== undefined) return { name, length: found.length };
  }
  return null;
}

interface Step {
  readonly effect: string | null;
  readonly text: string;
  readonly length: number;
}

function inlineStep(line: string, at: number): Step {
  const char = line.charAt(at);
  const next = line.charAt(at + 1);
  if (char === "\\" && ESCAPABLE.test(next)) return { effect: null, text: next, length: 2 };
  const rest = line.slice(at);
  for (const [name, pattern] of INLINE) {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) return { effect: `${name} ${found}`, text: found, length: found.length };
  }
  const link = /^\]\((https?:\/\/[^\s()<>]+)\)/.exec(rest);
  if (link) return { effect: `link:${link[1]}`, text: "", length: link[0].length };
  return MARKS.has(char) ? { effect: `mark:${char}`, text: "", length: 1 } : { effect: null, text: char, length: 1 };
}
