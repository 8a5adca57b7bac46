import { z } from "zod";
import { LANGUAGE_CODES } from "../languages/known.ts";
import { problemWords } from "../model/problem.ts";
import { cronFromWords } from "../schedule/words.ts";
import { SPOKEN } from "../words/words.ts";

const name = z.string().trim().min(1, "give it a name").max(80, "at most 80 characters");
const topics = z.array(z.string().trim().min(1)).default([]);
const webAddress = z.url({ protocol: /^https?$/, error: "give a full http or https address" });

export const timeZone = z.string().refine(isTimeZone, "not an IANA time zone; write one such as Europe/Berlin");

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone.length > 0;
  } catch {
    return false;
  }
}

const languages = z.array(z.enum(LANGUAGE_CODES, `write languages by their codes: ${LANGUAGE_CODES.join(", ")}`));

const feed = z.strictObject({ feed: webAddress, name: name.optional(), topics });
const pages = z.strictObject({ pages: z.array(webAddress).min(1, "list at least one page"), name, topics });
const files = z.strictObject({ files: z.string().min(1, "give a folder"), name: name.optional(), topics });
const mail = z.strictObject({ mail: z.string().min(1, "give a folder"), name: name.optional(), topics });

/** A list of feeds; each folder in it is a topic. */
const opml = z.strictObject({ opml: z.string().min(1, "give a file"), topics });

/** One source of `config/soundbite.yaml`: exactly one of `feed`, `pages`, `files`, `mail` and `opml`. */
const source = z.union([feed, pages, files, mail, opml], {
  error:
    "a source is one of: `feed: https://…`, `pages: [https://…]`, `files: ./folder`, `mail: ./folder` (with `name` and `topics`), `opml: ./feeds.opml`",
});

const channel = z
  .string()
  .regex(
    /^(?:(?:slack|discord):[A-Za-z0-9]+|webhook:[a-z0-9][a-z0-9-]{0,39})$/,
    "write slack:CHANNEL or discord:CHANNEL with the channel's id, or webhook:NAME",
  );

/** A program that is called. Its secret stands in the environment. */
const webhook = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "small letters, digits and hyphens only"),
  url: webAddress,
});

const briefing = z.strictObject({
  name: name.regex(/^[A-Za-z0-9][A-Za-z0-9 -]*$/, "letters, digits, blanks and hyphens only").default("morning"),
  at: z.string().min(1, 'say when, such as "weekdays 8:00" or a cron expression').superRefine(refuseWrongTime),
  timeZone: timeZone.optional(),
  /** In which its channels are spoken to; that of the whole configuration where absent. */
  language: z.enum(SPOKEN).optional(),
  topics,
  /** Words, or what sources are filed under: stories that have one are left out. */
  without: z.array(z.string().trim().min(1).max(80, "at most 80 characters")).default([]),
  /** So many outlets of different owners must report a story. */
  outlets: z.int().min(1).max(20).default(1),
  /** Its stories are told in one of these, the preferred one first; in those of the whole configuration where absent. */
  languages: languages.default([]),
  /** Outlets by name or domain: one of them must report a story. */
  from: z.array(z.string().trim().min(1)).default([]),
  quietDays: z.array(z.iso.date("write days as YYYY-MM-DD")).default([]),
  channels: z.array(channel).default([]),
});

function refuseWrongTime(words: string, { addIssue }: z.RefinementCtx): void {
  try {
    cronFromWords(words);
  } catch (thrown) {
    addIssue({ code: "custom", message: problemWords(thrown) });
  }
}

const days = z
  .string()
  .regex(/^(forever|[1-9][0-9]{0,4} days?)$/, 'write "forever" or so many days, such as "400 days"')
  .transform((words) => (words === "forever" ? null : Number.parseInt(words, 10)));

/** How long what is kept; null for ever. */
const keep = z
  .strictObject({
    articles: days.prefault("400 days"),
    texts: days.prefault("400 days"),
    digests: days.prefault("forever"),
    seen: days.prefault("30 days"),
  })
  .refine(({ articles, texts }) => articles === null || (texts !== null && texts <= articles), {
    error: "texts can be kept no longer than the articles that they belong to",
    path: ["texts"],
  });

const owner = z.strictObject({
  name,
  outlets: z.array(z.string().trim().min(1)).min(1, "list the outlets by name or domain"),
});

const chats = z.strictObject({
  slack: z
    .strictObject({
      mode: z.enum(["socket", "http"]).default("socket"),
      port: z.int().min(1).max(65535).default(3000),
      admins: z.array(z.string()).default([]),
      /** Who may use the bot besides the workspace it is installed in. */
      workspaces: z
        .array(z.string().regex(/^[TE][A-Z0-9]+$/, "write a workspace's id, such as T0123456789"))
        .default([]),
      /** Another server than Slack's, for trying the bot out. */
      api: webAddress.optional(),
    })
    .optional(),
  /** `api`: another server than Discord's, for trying the bot out. */
  discord: z
    .strictObject({
      /** Who may use the bot. */
      servers: z.array(z.string().regex(/^\d{15,21}$/, "write a server's id in quotes: 17 to 20 digits")).default([]),
      /** Whether briefings in announcement channels are published to the servers that follow them. */
      publish: z.boolean().default(false),
      api: webAddress.optional(),
    })
    .optional(),
  webhooks: z
    .array(webhook)
    .refine((hooks) => new Set(hooks.map(({ name }) => name)).size === hooks.length, "two of them have one name")
    .default([]),
});

/** What a person writes into `config/soundbite.yaml`. */
export const configFile = z
  .strictObject({
    timeZone: timeZone.default("UTC"),
    /** In which the bot speaks where a chat does not tell a reader's own. */
    language: z.enum(SPOKEN).default("en"),
    /** In which stories are told that outlets of several languages tell, the preferred one first; any where empty. */
    languages: languages.default([]),
    store: z.string().min(1).default("data/soundbite.sqlite"),
    digests: z.string().min(1).default("digests"),
    keep: keep.prefault({}),
    contact: z.string().min(1).default("the owner of this Soundbite"),
    sources: z.array(source).default([]),
    /** Outlets that belong together are counted once. */
    owners: z.array(owner).default([]),
    summarizer: z
      .strictObject({
        model: z.string().min(1).nullable().default(null),
        minutes: z.number().positive().max(120).default(10),
      })
      .prefault({}),
    digest: z
      .strictObject({
        stories: z.int().min(1).max(30).default(8),
        points: z.int().min(1).max(8).default(4),
        hours: z.int().min(1).max(168).default(24),
        /** Whether stories are shown with the outlets' own pictures. Only their addresses are handed on. */
        pictures: z.boolean().default(true),
        /** How late a missed briefing is still posted. */
        graceHours: z.number().min(0.1).max(24).default(3),
      })
      .prefault({}),
    network: z
      .strictObject({ allowedHosts: z.array(z.string().min(1)).default([]), proxy: webAddress.optional() })
      .prefault({}),
    chats: chats.prefault({}),
    briefings: z.array(briefing).default([]),
    /** The reading room: pages for people, on this machine alone unless a proxy in front of it says so. */
    web: z
      .strictObject({
        port: z.int().min(1).max(65535).default(8080),
        /** Where people reach it through a proxy: "https://news.example". */
        address: webAddress.optional(),
        /** Where it is reached on this machine; anything but 127.0.0.1 needs `address`, and `password` or `proxy`. */
        host: z.union([z.ipv4(), z.ipv6()], { error: "give an IP address, such as 0.0.0.0" }).default("127.0.0.1"),
        password: z.string().min(8, "take at least 8 characters").max(200).optional(),
        /** A proxy that knows who reads, and the header in which it tells. */
        proxy: z
          .strictObject({
            from: z.array(z.union([z.ipv4(), z.ipv6()])).min(1, "name the proxy's address"),
            header: z.string().regex(/^[A-Za-z0-9-]{1,60}$/, "name one header"),
          })
          .optional(),
        /** So many requests a minute may come from one address. */
        perMinute: z.int().min(10).max(100_000).default(300),
      })
      .refine(
        ({ host, address, password, proxy }) =>
          host === "127.0.0.1" || host === "::1" || (address !== undefined && (password ?? proxy) !== undefined),
        { error: "a room that others reach needs `address`, and `password` or `proxy`: else anybody reads all of it" },
      )
      .optional(),
    health: z.strictObject({ port: z.int().min(1).max(65535).default(9464) }).prefault({}),
  })
  .superRefine(refuseUnnamedWebhooks);

function refuseUnnamedWebhooks(
  {
    briefings,
    chats: { webhooks },
  }: {
    readonly briefings: readonly { readonly channels: readonly string[] }[];
    readonly chats: { readonly webhooks: readonly { readonly name: string }[] };
  },
  { addIssue }: z.RefinementCtx,
): void {
  for (const [i, { channels }] of briefings.entries()) {
    for (const [at, name] of channels.entries()) {
      if (!name.startsWith("webhook:") || webhooks.some((hook) => name === `webhook:${hook.name}`)) continue;
      addIssue({
        code: "custom",
        path: ["briefings", i, "channels", at],
        message: `name ${name} under chats.webhooks`,
      });
    }
  }
}

export type ConfigFile = z.infer<typeof configFile>;
/** A source as it is read: a list of feeds stands for its feeds. */
export type SourceConfig = Exclude<ConfigFile["sources"][number], { opml: string }>;
