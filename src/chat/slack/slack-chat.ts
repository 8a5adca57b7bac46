import { App, type ViewSubmitAction } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import { ENGLISH } from "../../words/words.ts";
import type { Chat, CommandDesk } from "../chat.ts";
import { lookingLast } from "../last-look.ts";
import { settled } from "../settled.ts";
import { boltLogger } from "./bolt-logger.ts";
import { CHAT_NAME, type Dispatch, dispatchTo, WHO_SAID_THIS } from "./dispatch.ts";
import { asNotDone, asProblem } from "./failures.ts";
import { findPost } from "./find-in-slack.ts";
import { FORM } from "./forms.ts";
import { peopleReader } from "./people.ts";
import { slackPosts } from "./posts.ts";
import { receiverFor, type SlackTransport } from "./receivers.ts";
import { renderPost } from "./render.ts";
import { type Requests, type Self, slackRequests } from "./requests.ts";
import { splitMessage } from "./split-for-slack.ts";
import { clientOptions, webClient } from "./web-client.ts";

export interface SlackSettings {
  /** "xoxb-…" */
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Ids of users and user groups who may manage, besides workspace admins. */
  readonly admins: readonly string[];
  /** True the first time a key is seen. */
  readonly seenOnce: (key: string, at: Date) => Promise<boolean>;
  readonly log: Log;
  readonly now: () => Date;
  /** Where another server than Slack's answers: "http://127.0.0.1:1234/api/". It also names the socket. */
  readonly api?: string;
  /** For one request, 15,000 milliseconds where absent. */
  readonly requestTimeout?: number;
  /** For stopping: how long answers under way may take, 5,000 milliseconds where absent. */
  readonly stopTimeout?: number;
  /** How long connecting may take, 30,000 milliseconds where absent. */
  readonly startTimeout?: number;
  /** How long a silent connection is trusted, 5,000 milliseconds where absent. */
  readonly pingTimeout?: number;
}

const REQUEST_TIMEOUT = 15_000;
const STOP_TIMEOUT = 5_000;
const PING_TIMEOUT = 5_000;
const START_TIMEOUT = 30_000;

/** Slack as a chat, through Bolt: Socket Mode or signed requests for what people do, the Web API for what the bot says. */
export function slackChat(settings: SlackSettings): Chat {
  const { botToken, log, admins, now, requestTimeout = REQUEST_TIMEOUT, stopTimeout = STOP_TIMEOUT } = settings;
  const client = webClient(botToken, { log, timeout: requestTimeout, api: settings.api });
  const requests = slackRequests(client);
  const posts = slackPosts(requests);
  const people = peopleReader({ requests, admins, now, log });
  const underWay = new Set<Promise<void>>();
  let app: App | null = null;
  let stopping = new AbortController();

  const dispatchFor = (desk: CommandDesk): Dispatch =>
    tracked(
      dispatchTo({ requests, log, desk, people, timeout: requestTimeout, isFirst: firstTime(settings) }),
      underWay,
    );

  return {
    name: CHAT_NAME,
    async start(desk) {
      stopping = new AbortController();
      const self = await requests.self();
      const opening = newApp(settings, self, requestTimeout);
      listen(opening, dispatchFor(desk));
      await connect(opening, stopping.signal, settings.startTimeout ?? START_TIMEOUT);
      app = opening;
      log.info({ team: self.team }, "connected to Slack");
    },
    split: splitMessage,
    post: (place, part, key, look) => lookingLast(look, () => posts.post(place, part, key)),
    edit: (posted, part, key, look) => lookingLast(look, () => posts.edit(posted, part, key)),
    find: (sought) => findPost(requests, posts, sought),
    workspaceOf: async () => (await requests.self()).team,
    tellPerson: async (user, words) => {
      const payload = renderPost({ summary: words, blocks: [], plain: true });
      return (await requests.post({ channel: user, payload, what: "a direct message" })).channel;
    },
    examine: (place) => examineChannel(requests, place, now()),
    tags: async () => [],
    isOwn: async (workspace) => (await requests.self()).team === workspace,
    async stop() {
      stopping.abort();
      await settled(underWay, stopTimeout);
      await app
        ?.stop()
        .catch((thrown: unknown) => log.debug({ cause: problemWords(thrown) }, "Slack was not connected"));
      app = null;
    },
  };
}

function newApp(settings: SlackSettings, { botId, botUserId }: Self, timeout: number): App {
  const { botToken, transport, log, now, api, pingTimeout = PING_TIMEOUT } = settings;
  const app = new App({
    receiver: receiverFor(transport, { log, timeout, api, now, pingTimeout }),
    authorize: async () => ({ botToken, botId, botUserId }),
    clientOptions: clientOptions({ log, timeout, api }),
    logger: boltLogger(log),
    convoStore: false,
  });
  app.error(async (thrown) => log.error({ cause: problemWords(thrown) }, "Bolt failed to handle something from Slack"));
  return app;
}

async function connect(app: App, stopping: AbortSignal, timeout: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    const words = `Slack's socket did not answer within ${timeout / 1000} s: try again`;
    timer = setTimeout(() => reject(new Problem("unavailable", words)), timeout);
    const stopped = () => reject(new Problem("cancelled", "the bot was stopped while it connected to Slack"));
    if (stopping.aborted) stopped();
    else stopping.addEventListener("abort", stopped, { once: true });
  });
  try {
    await Promise.race([app.start(), givenUp]);
  } catch (thrown) {
    // Slack's client goes on trying by itself, beside the next that is started.
    await app.stop().catch(() => undefined);
    throw connectionProblem(thrown);
  } finally {
    clearTimeout(timer);
  }
}

function connectionProblem(thrown: unknown): unknown {
  if (thrown instanceof Error && "code" in thrown && thrown.code === "EADDRINUSE") {
    const taken = "the port for Slack's requests is taken: end the other program, or set chats.slack.port to another";
    return new Problem("bad-config", taken, { cause: thrown });
  }
  const problem = asNotDone(asProblem(thrown, "connecting to Slack"));
  if (!(problem instanceof Problem) || problem.code !== "not-allowed") return problem;
  const remedy =
    "open api.slack.com/apps, your app, Basic Information, App-Level Tokens, make one with connections:write (xapp-…) and configure it as SLACK_APP_TOKEN";
  return new Problem("not-allowed", `Slack does not accept the app-level token: ${remedy}`, { cause: thrown });
}

/** Where the store cannot tell, something is rather answered twice than not at all. */
function firstTime({ seenOnce, now, log }: SlackSettings): (key: string) => Promise<boolean> {
  return async (key) => {
    try {
      return await seenOnce(`${CHAT_NAME} ${key}`, now());
    } catch (thrown) {
      log.error({ cause: problemWords(thrown) }, "cannot tell whether something came again");
      return true;
    }
  };
}

function tracked(dispatch: Dispatch, underWay: Set<Promise<void>>): Dispatch {
  const track = (answered: Promise<void>): Promise<void> => {
    underWay.add(answered);
    return answered.finally(() => underWay.delete(answered));
  };
  return {
    command: (...asked) => track(dispatch.command(...asked)),
    press: (...asked) => track(dispatch.press(...asked)),
    shortcut: (...asked) => track(dispatch.shortcut(...asked)),
    form: (...asked) => track(dispatch.form(...asked)),
    suggest: (...asked) => track(dispatch.suggest(...asked)),
    home: (...asked) => track(dispatch.home(...asked)),
  };
}

/** Slack takes plans for up to 120 days ahead. */
const PLANNED_AHEAD = 100 * 86_400_000;

/** Why nothing could be posted in a channel, with what to do; null where it can. Throws Problem where that is not known. */
async function examineChannel(requests: Pick<Requests, "tryPost">, place: string, now: Date): Promise<string | null> {
  if (place.startsWith("D")) return ENGLISH.say("obstacle.directMessage");
  try {
    await requests.tryPost(place, new Date(now.getTime() + PLANNED_AHEAD));
    return null;
  } catch (thrown) {
    const isOfPlace = thrown instanceof Problem && ["not-allowed", "not-found"].includes(thrown.code);
    if (isOfPlace) return thrown.message;
    throw thrown;
  }
}

/** Registers for everything that people do with the bot. Each is acknowledged before anything else is done. */
export function listen(app: App, dispatch: Dispatch): void {
  app.command(/./, async ({ ack, body }) => dispatch.command(ack, body));
  app.action({ type: "block_actions" }, async ({ ack, body }) => dispatch.press(ack, body));
  app.shortcut({ callback_id: WHO_SAID_THIS, type: "message_action" }, async ({ ack, shortcut }) =>
    dispatch.shortcut(ack, shortcut),
  );
  app.view<ViewSubmitAction>(FORM, async ({ ack, body }) => dispatch.form(ack, body));
  app.options(/./, async ({ ack, body }) => {
    if (body.type === "block_suggestion") await dispatch.suggest(ack, body);
  });
  app.event("app_home_opened", async ({ event, body }) => dispatch.home(event, body));
}
