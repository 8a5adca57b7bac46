import type { types, webApi } from "@slack/bolt";
import { asNotDone, asProblem } from "./failures.ts";
import { MESSAGES_PER_PAGE } from "./limits.ts";
import type { MarkedMessage } from "./marker.ts";
import type { SlackPayload } from "./render.ts";

/** Who the bot is, and where. */
export interface Self {
  readonly team: string;
  /** "https://acme.slack.com/" */
  readonly url: string;
  readonly botId: string;
  readonly botUserId: string;
}

export interface HistoryMessage extends MarkedMessage {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly user?: string;
}

export interface Page {
  readonly messages: readonly HistoryMessage[];
  /** Null on the last page. */
  readonly next: string | null;
}

export interface PageOf {
  readonly channel: string;
  /** Only messages after this time, as Slack writes it ("1764000000.000100"). */
  readonly oldest: string;
  readonly cursor: string | null;
}

export interface Outgoing {
  readonly channel: string;
  readonly payload: SlackPayload;
  readonly metadata?: types.MessageMetadata;
  readonly thread?: string;
  /** Names the post for those who are told that it failed. */
  readonly what?: string;
}

export interface Person {
  readonly isAdmin: boolean;
  /** "de-DE"; absent where Slack does not tell it. */
  readonly locale?: string;
  /** "Europe/Berlin"; absent where Slack does not tell it. */
  readonly timeZone?: string;
}

/** Slack's methods that the bot calls, each sent once. All throw a `Problem`. */
export interface Requests {
  /** Asked once, and then known. */
  self(): Promise<Self>;
  post(message: Outgoing): Promise<{ readonly ts: string; readonly channel: string }>;
  /** Plans a post far ahead and takes it back: Slack refuses it where it would refuse a post. Nobody sees it. */
  tryPost(channel: string, at: Date): Promise<void>;
  update(ts: string, message: Outgoing): Promise<void>;
  history(page: PageOf): Promise<Page>;
  replies(thread: string, page: PageOf): Promise<Page>;
  openView(trigger: string, view: types.ModalView): Promise<void>;
  publishHome(user: string, blocks: readonly types.KnownBlock[]): Promise<void>;
  person(user: string): Promise<Person>;
  groupMembers(group: string): Promise<readonly string[]>;
}

type Send = <T>(what: string, call: () => Promise<T>) => Promise<T>;

export function slackRequests(client: webApi.WebClient): Requests {
  const send: Send = async (what, call) => {
    try {
      return await call();
    } catch (thrown) {
      throw asProblem(thrown, what);
    }
  };
  const ask: Send = async (what, call) => {
    try {
      return await send(what, call);
    } catch (thrown) {
      throw asNotDone(thrown);
    }
  };
  return { ...posting(client, send), ...reading(client, ask), ...showing(client, ask), ...asking(client, ask) };
}

function posting(client: webApi.WebClient, send: Send) {
  return {
    post: async ({ channel, payload, metadata, thread, what = `posting to channel ${channel}` }: Outgoing) => {
      const said = { ...payload, channel, ...(metadata ? { metadata } : {}), ...(thread ? { thread_ts: thread } : {}) };
      const answer = await send(what, () => client.chat.postMessage(said));
      return { ts: answer.ts ?? "", channel: answer.channel ?? channel };
    },
    tryPost: async (channel: string, at: Date) => {
      const what = `posting to channel ${channel}`;
      const text = "Soundbite looks whether it can post here.";
      const planned = { channel, text, post_at: Math.floor(at.getTime() / 1000) };
      const { scheduled_message_id: id = "" } = await send(what, () => client.chat.scheduleMessage(planned));
      await send(what, () => client.chat.deleteScheduledMessage({ channel, scheduled_message_id: id }));
    },
    update: async (ts: string, { channel, payload }: Outgoing) => {
      const { text, blocks, parse, link_names } = payload;
      const said = { channel, ts, text, blocks, parse, link_names };
      await send(`editing message ${ts} in channel ${channel}`, () => client.chat.update(said));
    },
  };
}

function reading(client: webApi.WebClient, ask: Send) {
  const page = ({ channel, oldest, cursor }: PageOf) => ({
    channel,
    oldest,
    limit: MESSAGES_PER_PAGE,
    include_all_metadata: true,
    ...(cursor === null ? {} : { cursor }),
  });
  const pageOf = (answer: webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse): Page => ({
    messages: (answer.messages ?? []) as readonly HistoryMessage[],
    next: answer.response_metadata?.next_cursor || null,
  });
  return {
    history: async (of: PageOf) =>
      pageOf(await ask(`reading channel ${of.channel}`, () => client.conversations.history(page(of)))),
    replies: async (thread: string, of: PageOf) =>
      pageOf(
        await ask(`reading a thread in channel ${of.channel}`, () =>
          client.conversations.replies({ ...page(of), ts: thread }),
        ),
      ),
  };
}

function showing(client: webApi.WebClient, ask: Send) {
  return {
    openView: async (trigger: string, view: types.ModalView) => {
      await ask("opening a form", () => client.views.open({ trigger_id: trigger, view }));
    },
    publishHome: async (user: string, blocks: readonly types.KnownBlock[]) => {
      const view: types.HomeView = { type: "home", blocks: [...blocks] };
      await ask("showing the Home tab", () => client.views.publish({ user_id: user, view }));
    },
  };
}

function asking(client: webApi.WebClient, ask: Send) {
  let known: Self | null = null;
  return {
    self: async (): Promise<Self> => {
      known ??= selfOf(await ask("asking who the bot is", () => client.auth.test()));
      return known;
    },
    person: async (user: string): Promise<Person> => {
      const asked = { user, include_locale: true };
      const { user: known } = await ask(`asking about user ${user}`, () => client.users.info(asked));
      const isAdmin = known?.is_admin === true || known?.is_owner === true || known?.is_primary_owner === true;
      const timeZone = known?.tz;
      return { isAdmin, ...(known?.locale ? { locale: known.locale } : {}), ...(timeZone ? { timeZone } : {}) };
    },
    groupMembers: async (usergroup: string) =>
      (await ask(`asking who is in user group ${usergroup}`, () => client.usergroups.users.list({ usergroup })))
        .users ?? [],
  };
}

function selfOf({ team_id, url, bot_id, user_id }: webApi.AuthTestResponse): Self {
  return { team: team_id ?? "", url: url ?? "", botId: bot_id ?? "", botUserId: user_id ?? "" };
}
