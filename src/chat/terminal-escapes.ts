const ESCAPE = 0x1b;
const BELL = 0x07;
const CONTROL_SEQUENCE = 0x9b;
const STRING_END = 0x9c;
const SYSTEM_COMMAND = 0x9d;
/** What follows an escape and opens a string: DCS, SOS, OSC, PM, APC. */
const STRING_OPENERS = "PX]^_";
/** A string without an end takes no more of a text than this with it. */
const LONGEST_STRING = 2000;

/** Text without terminal control sequences, each taken out as a whole so that no letters of it stay (ECMA-48, 5.3 to 5.6). */
export function withoutTerminalEscapes(text: string): string {
  let kept = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const end = sequenceEnd(text, at);
    if (end === at) continue;
    kept += text.slice(from, at);
    from = end;
    at = end - 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** The end of the control sequence that starts here; `at` itself where none does. */
function sequenceEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === CONTROL_SEQUENCE) return controlEnd(text, at + 1);
  if (code === SYSTEM_COMMAND) return stringEnd(text, at + 1);
  if (code !== ESCAPE) return at;
  const next = text.charAt(at + 1);
  if (next === "[") return controlEnd(text, at + 2);
  if (next !== "" && STRING_OPENERS.includes(next)) return stringEnd(text, at + 2);
  const intermediate = skip(text, at + 1, 0x20, 0x2f);
  return intermediate + (isBetween(text, intermediate, 0x30, 0x7e) ? 1 : 0);
}

/** Parameters, intermediates, one final character. */
function controlEnd(text: string, from: number): number {
  const at = skip(text, skip(text, from, 0x30, 0x3f), 0x20, 0x2f);
  return at + (isBetween(text, at, 0x40, 0x7e) ? 1 : 0);
}

function stringEnd(text: string, from: number): number {
  const last = Math.min(text.length, from + LONGEST_STRING);
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === BELL || code === STRING_END) return at + 1;
    if (code === ESCAPE) return text.charAt(at + 1) === "\\" ? at + 2 : at;
    if (code === 0x0a) return at;
  }
  return from;
}

function skip(text: string, from: number, low: number, high: number): number {
  let at = from;
  while (isBetween(text, at, low, high)) at++;
  return at;
}

function isBetween(text: string, at: number, low: number, high: number): boolean {
  const code = text.charCodeAt(at);
  return code >= low && code <= high;
}
