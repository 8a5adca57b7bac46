import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { Problem, problemWords } from "../model/problem.ts";
import { type ListedFeed, readOpml } from "../sources/opml/opml.ts";
import { parseConfig } from "./parse.ts";
import type { ConfigFile, SourceConfig } from "./schema.ts";

/** The environment, as handed in; never read anywhere else. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Tokens and addresses that belong into `.env`, never into the config file. */
export interface Secrets {
  readonly slackBotToken: string | null;
  readonly slackAppToken: string | null;
  readonly slackSigningSecret: string | null;
  readonly discordToken: string | null;
  readonly ollamaHost: string | null;
  /** WEBHOOK_SECRET_NAME by the webhook's name, as it is written. */
  readonly webhooks: Readonly<Record<string, string>>;
}

/** Every secret, for what must not show any. */
export const secretValues = ({ webhooks, ...others }: Secrets): readonly (string | null)[] => [
  ...Object.values(others),
  ...Object.values(webhooks),
];

/** Where the secret of a webhook stands: WEBHOOK_SECRET_ and its name in capitals, "_" for "-". */
export const webhookVariable = (name: string): string => `WEBHOOK_SECRET_${name.toUpperCase().replaceAll("-", "_")}`;

export interface Config extends Omit<ConfigFile, "sources"> {
  readonly sources: readonly SourceConfig[];
  /** Path of the file it came from; null where there is none and all is default. */
  readonly path: string | null;
  readonly secrets: Secrets;
}

export const DEFAULT_CONFIG_PATH = "config/soundbite.yaml";

/** A placeholder has dots for letters, and a copied line may have words behind the token. */
const TOKEN = /^[\w.-]{8,}$/;

const environment = z.object({
  SLACK_BOT_TOKEN: token("xoxb-", "the bot token of the Slack app's page OAuth & Permissions"),
  SLACK_APP_TOKEN: token("xapp-", "the app-level token of the Slack app's page Basic Information"),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  DISCORD_TOKEN: z.string().min(1).optional(),
  OLLAMA_HOST: z.string().min(1).optional(),
  SOUNDBITE_STORE: z.string().min(1).optional(),
});

function token(prefix: string, what: string) {
  return z
    .string()
    .startsWith(prefix, `must start with ${prefix}: it is ${what}`)
    .regex(TOKEN, `is still the placeholder, or has words behind it: write the token and nothing else; it is ${what}`)
    .optional();
}

/**
 * The whole configuration: the file at `path` (or the default one), `.env` beside the working folder, and the
 * environment over both. Relative paths in a file count from the folder of that file's parent where it stands in
 * `config/`, else from the file's own folder. Throws Problem `bad-config` with every mistake at once.
 */
export function loadConfig(path: string | undefined, env: Environment): Config {
  const file = path ?? (existsSync(DEFAULT_CONFIG_PATH) ? DEFAULT_CONFIG_PATH : null);
  const secrets = parseEnvironment(env);
  const parsed = file === null ? parseConfig("", "config") : parseConfig(readConfigFile(file), file);
  const hooks = parsed.chats.webhooks.flatMap(({ name }) => {
    const secret = env[webhookVariable(name)];
    return secret ? [[name, secret] as const] : [];
  });
  const root = file === null ? process.cwd() : rootOf(file);
  return {
    ...parsed,
    path: file,
    store: storeAddress(secrets.store ?? parsed.store, root),
    digests: resolve(root, parsed.digests),
    sources: sourcesIn(parsed.sources, root),
    secrets: { ...secrets, webhooks: Object.fromEntries(hooks) },
  };
}

/** Adds the variables of `.env` in the working folder, where there is one; what is set already wins. */
export function loadEnvironment(): Environment {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

function sourcesIn(sources: ConfigFile["sources"], root: string): readonly SourceConfig[] {
  return sources.flatMap((source): readonly SourceConfig[] => {
    if ("opml" in source) return feedsIn(resolve(root, source.opml), source.topics);
    if ("mail" in source) return [{ ...source, mail: resolve(root, source.mail) }];
    return ["files" in source ? { ...source, files: resolve(root, source.files) } : source];
  });
}

/** The feeds of a list, each filed under its folders too. */
const feedsIn = (file: string, topics: readonly string[]): readonly SourceConfig[] =>
  listedFeeds(file).map(({ url, title, folders }) => ({
    feed: url,
    ...(title === null ? {} : { name: title }),
    topics: [...new Set([...topics, ...folders])],
  }));

/** The feeds of an OPML file. Throws Problem `bad-config`, which names the file. */
export function listedFeeds(file: string): readonly ListedFeed[] {
  try {
    return readOpml(readFileSync(file, "utf8"));
  } catch (cause) {
    const words = `${file}: the list of feeds cannot be read (${problemWords(cause)}). Export it anew from your feed reader as OPML.`;
    throw new Problem("bad-config", words, { cause });
  }
}

function rootOf(file: string): string {
  const folder = dirname(resolve(file));
  return folder.endsWith("/config") ? dirname(folder) : folder;
}

function storeAddress(store: string, root: string): string {
  return store.includes("://") || store === ":memory:" || isAbsolute(store) ? store : resolve(root, store);
}

function readConfigFile(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    if (cause instanceof TypeError) {
      throw new Problem("bad-config", `${file} is not in UTF-8; save it in that encoding and start again.`, { cause });
    }
    const words = `${file} cannot be read (${problemWords(cause)}). Copy config/soundbite.example.yaml to ${DEFAULT_CONFIG_PATH}.`;
    throw new Problem("bad-config", words, { cause });
  }
}

function parseEnvironment(env: Environment): Omit<Secrets, "webhooks"> & { readonly store: string | null } {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) {
    const listed = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Problem("bad-config", `The environment (or .env) has mistakes:\n${listed.join("\n")}`);
  }
  return {
    slackBotToken: parsed.data.SLACK_BOT_TOKEN ?? null,
    slackAppToken: parsed.data.SLACK_APP_TOKEN ?? null,
    slackSigningSecret: parsed.data.SLACK_SIGNING_SECRET ?? null,
    discordToken: parsed.data.DISCORD_TOKEN ?? null,
    ollamaHost: parsed.data.OLLAMA_HOST ?? null,
    store: parsed.data.SOUNDBITE_STORE ?? null,
  };
}
