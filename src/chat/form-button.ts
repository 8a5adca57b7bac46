import type { CommandSpec } from "../model/command.ts";
import { formAbout } from "../model/form-value.ts";

/** The subcommand that a button stands for. */
export interface FormCall {
  readonly command: string;
  readonly subcommand: string;
  /** What the form is about; "" where nothing in particular. */
  readonly about: string;
}

/** Which form a button opens: one whose value says so, or that has none, and whose action names a subcommand with a form; null for any other. */
export function formOfButton(specs: readonly CommandSpec[], action: string, value: string): FormCall | null {
  const cut = action.indexOf(":");
  const about = formAbout(value);
  if (about === null || cut < 1) return null;
  const call = { command: action.slice(0, cut), subcommand: action.slice(cut + 1), about };
  const spec = specs.find(({ name }) => name === call.command);
  const part = spec?.subcommands.find(({ name }) => name === call.subcommand);
  return part?.form === true ? call : null;
}
