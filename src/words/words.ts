import german from "./messages/de.json" with { type: "json" };
import english from "./messages/en.json" with { type: "json" };

/** The languages that the bot's own words are in. */
export const SPOKEN = ["en", "de"] as const;
export type Spoken = (typeof SPOKEN)[number];

export type MessageId = keyof typeof english;
/** A message, or one for each plural that the language has. Names in braces stand for values. */
type Template = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Templates = Readonly<Record<MessageId, Template>>;
export type Values = Readonly<Record<string, string | number>>;

/** The bot's own words in one language. */
export interface Words {
  /** How dates are written: "en-GB", "de-DE". */
  readonly locale: string;
  /** A message with its values; `count` chooses the plural. A value that is missing is left out. */
  say(id: MessageId, values?: Values): string;
}

/** Words from a message file. */
export function wordsOf(templates: Templates, locale: string): Words {
  const plurals = new Intl.PluralRules(locale);
  return {
    locale,
    say: (id, values = {}) => {
      const template = templates[id];
      const count = Number(values["count"] ?? 0);
      const text = typeof template === "string" ? template : (template[plurals.select(count)] ?? template.other ?? "");
      return text.replace(/\{(\w{1,20})\}/g, (_, name: string) => String(values[name] ?? ""));
    },
  };
}

export const ENGLISH: Words = wordsOf(english, "en-GB");
const GERMAN: Words = wordsOf(german, "de-DE");

/** Whether there is a message of that name. */
export const isMessage = (id: string): id is MessageId => Object.hasOwn(english, id);

/** A message in the languages other than English, by the locale's name in chats; empty where there is no such message. */
export function translations(id: string): Readonly<Record<string, string>> {
  return isMessage(id) ? { de: GERMAN.say(id) } : {};
}

export const wordsIn = (language: Spoken): Words => (language === "de" ? GERMAN : ENGLISH);

/** The words for a reader whose chat tells a locale ("de", "en-GB"); another's where the bot does not speak that. */
export function wordsFor(locale: string | undefined, otherwise: Spoken): Words {
  return wordsIn(spokenIn(locale) ?? otherwise);
}

function spokenIn(locale: string | undefined): Spoken | undefined {
  const language = locale?.toLowerCase().split(/[-_]/)[0];
  return SPOKEN.find((spoken) => spoken === language);
}

/** Whose chat tells what of their language. */
export interface Listener {
  /** A reader's own. */
  readonly locale?: string;
  /** That of the server or workspace, where somebody chose it. */
  readonly workspaceLocale?: string;
}

/** In which words whom is spoken to. */
export interface Voices {
  /** One reader: in their own language, else in the workspace's, else in the configuration's. */
  readonly reader: (listener: Listener) => Words;
  /** Everyone in a channel: in the workspace's language, else in the configuration's. */
  readonly everyone: (listener: Listener) => Words;
}

/** `language`: the configuration's. */
export function voicesOf(language: Spoken): Voices {
  const shared = ({ workspaceLocale }: Listener): Spoken => spokenIn(workspaceLocale) ?? language;
  return {
    reader: (listener) => wordsFor(listener.locale, shared(listener)),
    everyone: (listener) => wordsIn(shared(listener)),
  };
}
