import { webApi } from "@slack/bolt";
import { silentLog } from "../../log.ts";
import { problemWords } from "../../model/problem.ts";
import { asProblem, slackError } from "./failures.ts";
import type { SlackTransport } from "./receivers.ts";
import { type Requests, slackRequests } from "./requests.ts";
import { clientOptions } from "./web-client.ts";

/** One thing about Slack that was looked at; `remedy` says what to click where it is ill. */
export interface SlackFinding {
  readonly what: string;
  readonly verdict: "well" | "ill";
  readonly words: string;
  readonly remedy: string | null;
}

export interface SlackCheck {
  readonly botToken: string;
  readonly transport: SlackTransport;
  readonly admins: readonly string[];
  /** The ids of the channels that get briefings. */
  readonly places: readonly string[];
  readonly now: () => Date;
  /** Where another server than Slack's answers. */
  readonly api?: string;
}

const TIMEOUT = 15_000;
/** Slack takes plans for up to 120 days ahead. */
const AHEAD = 100 * 86_400_000;
/** Slack signs with its time, which a bot's clock must know; answers tell it in whole seconds. */
const CLOCKS_DIFFER_BY = 30_000;
const APP = "open api.slack.com/apps, your app";

const well = (what: string, words: string): SlackFinding => ({ what, verdict: "well", words, remedy: null });
const ill = (what: string, words: string, remedy: string): SlackFinding => ({ what, verdict: "ill", words, remedy });

/** Token, scopes, clock, the way in and each channel, one after another; nothing is changed or posted. Never throws. */
export async function* checkSlack(check: SlackCheck): AsyncGenerator<SlackFinding> {
  const seen: Seen = { date: null };
  const client = clientFor(check.botToken, check, seen);
  try {
    const { team, user, response_metadata: more } = await client.auth.test();
    yield well("Slack token", `it belongs to ${user ?? "the bot"} in the workspace ${team ?? ""}`);
    yield scopesFinding(new Set(more?.scopes ?? []), check.admins);
    yield clockFinding(seen.date, check.now());
  } catch (thrown) {
    const remedy = `${APP}, OAuth & Permissions: install the app and copy the Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN`;
    yield ill("Slack token", problemWords(asProblem(thrown, "asking who the bot is")), remedy);
    return;
  }
  yield await checkTransport(check);
  const requests = slackRequests(client);
  for (const place of check.places) yield await checkPlace(requests, place, check.now());
}

/** What the last answer told of Slack's clock. */
interface Seen {
  date: string | null;
}

function clientFor(token: string, { api }: SlackCheck, seen: Seen): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...clientOptions({ log: silentLog, timeout: TIMEOUT, api }),
    fetch: async (address, init) => {
      const response = await fetch(address, init);
      seen.date = response.headers.get("date");
      return response;
    },
  });
}

function scopesFinding(granted: ReadonlySet<string>, admins: readonly string[]): SlackFinding {
  const missing = missingScopes(granted, admins);
  if (missing.length === 0) return well("Slack scopes", "all that are needed");
  const remedy = `${APP}, OAuth & Permissions, Bot Token Scopes: add them, then Reinstall to Workspace`;
  return ill("Slack scopes", `missing: ${missing.join("; ")}`, remedy);
}

function clockFinding(date: string | null, now: Date): SlackFinding {
  const difference = date === null ? 0 : now.getTime() - Date.parse(date);
  if (Math.abs(difference) <= CLOCKS_DIFFER_BY) return well("Slack clock", "this machine's clock agrees with Slack's");
  const words = `this machine's clock is ${Math.round(Math.abs(difference) / 1000)} s ${difference > 0 ? "ahead of" : "behind"} Slack's`;
  return ill("Slack clock", words, "switch on the machine's time synchronisation (on Linux: timedatectl set-ntp true)");
}

async function checkTransport(check: SlackCheck): Promise<SlackFinding> {
  const { transport } = check;
  if (transport.mode === "http") {
    const words = `signed requests are awaited on port ${transport.port}, at /slack/events`;
    return /^[0-9a-f]{32}$/.test(transport.signingSecret)
      ? well("Slack requests", words)
      : ill(
          "Slack requests",
          "SLACK_SIGNING_SECRET does not look like one",
          `${APP}, Basic Information, Signing Secret: Show, and copy it`,
        );
  }
  try {
    await clientFor(transport.appToken, check, { date: null }).apps.connections.open({});
    return well("Slack socket", "Socket Mode is on, and the app-level token opens it");
  } catch (thrown) {
    const problem = asProblem(thrown, "opening a socket");
    if (problem.code === "rate-limited") return well("Slack socket", "tried a moment ago; try again in a minute");
    const error = problem.code === "not-allowed" ? slackError(thrown) : null;
    // The usual advice on a refused token is about the bot's; this is the app's.
    const words = error === null ? problem.message : `Slack does not accept the app-level token (${error})`;
    const remedy = `${APP}: Socket Mode, Enable; then Basic Information, App-Level Tokens, make one with connections:write and copy it (xapp-…) into SLACK_APP_TOKEN`;
    return ill("Slack socket", words, remedy);
  }
}

async function checkPlace(
  requests: Pick<Requests, "history" | "tryPost">,
  place: string,
  now: Date,
): Promise<SlackFinding> {
  const what = `Slack channel ${place}`;
  try {
    await requests.history({ channel: place, oldest: "0", cursor: null });
    await requests.tryPost(place, new Date(now.getTime() + AHEAD));
    return well(what, "the bot is in it, can read it and can post there");
  } catch (thrown) {
    return ill(what, problemWords(thrown), remedyFor(slackError(thrown)));
  }
}

function remedyFor(error: string | null): string {
  if (error === "not_in_channel") return "type /invite @Soundbite in the channel";
  if (error === "channel_not_found") {
    return "where it is private, type /invite @Soundbite in it; where it is gone, take its briefing out";
  }
  return error === "missing_scope" ? "add the scope, as said above" : "mend what it says, then run doctor again";
}

/** What the bot token needs, and what for: the manifest (config/slack-manifest.yaml) asks for the same. */
export const NEEDED_SCOPES: ReadonlyMap<string, string> = new Map([
  ["commands", "the slash commands and the message shortcut"],
  ["chat:write", "to post briefings"],
  ["channels:history", "to look for a briefing in a public channel whose posting was left open, before it is repeated"],
  ["groups:history", "the same in a private channel"],
  ["im:history", "the same in a direct message"],
  ["users:read", "to know who is a workspace admin and may change briefings"],
]);

/** Needed only where a user group may manage. */
export const GROUPS_SCOPE = "usergroups:read";

/** The scopes that are missing, each with what it is for. */
function missingScopes(granted: ReadonlySet<string>, admins: readonly string[]): readonly string[] {
  const needed = new Map(NEEDED_SCOPES);
  if (admins.some((id) => id.startsWith("S")))
    needed.set(GROUPS_SCOPE, "to know who is in the user group that may manage");
  return [...needed].filter(([scope]) => !granted.has(scope)).map(([scope, why]) => `${scope} (${why})`);
}
