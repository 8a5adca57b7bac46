/** What a press of a button asks for. It travels in the button's `action_id` and `value`, so that it works after a restart. */
export interface Press {
  readonly action: string;
  /** The answer takes the place of the message under which the button stands. */
  readonly replaces: boolean;
}

/** `press:0:who-said:share`; the number keeps two equal buttons of one block apart, as Slack demands. */
const WRITTEN = /^(press|replace|link):(\d{1,3}):(.*)$/s;

export function actionId({ action, replaces }: Press, index: number): string {
  return `${replaces ? "replace" : "press"}:${index}:${action}`;
}

/** A button that only opens a page: Slack tells of its presses all the same. */
export function linkActionId(index: number): string {
  return `link:${index}:`;
}

/** Null for an id that this bot never wrote; "link" for a page that was opened. */
export function pressOf(id: string): Press | "link" | null {
  const [, kind, , action = ""] = WRITTEN.exec(id) ?? [];
  if (kind === "link") return "link";
  return kind === undefined || action === "" ? null : { action, replaces: kind === "replace" };
}

/** Slack hands a value back with "&", "<" and ">" as references here and plain there: none of them is ever in one. */
export function writtenValue(value: string): string {
  return value.replace(/[%&<>]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

export function readValue(written: string): string {
  return written.replace(/%(25|26|3c|3e)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
