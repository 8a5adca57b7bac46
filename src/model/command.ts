export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** `choices`: several of them, with blanks or commas between. `channel`: the chat takes it for the place that is asked about; no command sees it among the options. */
  readonly kind: "text" | "choice" | "choices" | "whole-number" | "channel";
  readonly choices?: readonly string[];
  /** Offered while the asker types. */
  readonly suggested?: boolean;
  /** Asked for by no form: it is there for those who type it. */
  readonly typedOnly?: boolean;
}

export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** Subcommands ("list", "add"); empty where the command has none. */
  readonly subcommands: readonly Omit<CommandSpec, "subcommands" | "manage">[];
  /** Asked for in a form where a required option is missing, where the chat has forms: at most five options. */
  readonly form?: boolean;
  /** Of a subcommand: not only for those who manage the channel, where the command is for them. */
  readonly forAnybody?: boolean;
  /** True where only those who manage the channel may call it. */
  readonly manage: boolean;
}

/** Who asks, and from where. All strings are hostile. */
export interface Asker {
  readonly chat: string;
  readonly workspace: string;
  readonly place: string;
  readonly user: string;
  /** Where it is asked, where that is not `place`: somebody chose another channel than the one they are in. */
  readonly from?: string;
  /** True where the chat says that this person may manage the channel or is in a configured group. */
  readonly mayManage: boolean;
  /** The asker's own (IANA), as the chat tells it; absent where it does not. */
  readonly timeZone?: string;
  /** The asker's own, as the chat tells it ("de", "en-GB"); absent where it does not. */
  readonly locale?: string;
  /** That of the server or workspace; absent where the chat does not tell it, or nobody chose it. */
  readonly workspaceLocale?: string;
}

export interface CommandCall {
  readonly command: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, string>>;
  readonly asker: Asker;
}
