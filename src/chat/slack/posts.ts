import { Problem } from "../../model/problem.ts";
import type { DeliveryKey, MessagePart, Posted } from "../chat.ts";
import { isMetadataRefused, isThreadClosed, slackError } from "./failures.ts";
import { markerFor } from "./marker.ts";
import { renderPost, type SlackPayload } from "./render.ts";
import type { Outgoing, Requests } from "./requests.ts";

export interface Posts {
  post(place: string, part: MessagePart, key: DeliveryKey): Promise<Posted>;
  edit(posted: Posted, part: MessagePart, key: DeliveryKey): Promise<void>;
  /** False where Slack refused to keep with a post what it is found again by. */
  marks(): boolean;
  /** What is posted, from its place and Slack's time stamp, with its link. */
  posted(place: string, ts: string, thread: string | null): Promise<Posted>;
}

/** Posts and edits, each once. */
export function slackPosts(requests: Requests): Posts {
  const posted = async (place: string, ts: string, thread: string | null): Promise<Posted> => {
    // The post stands, whether its link can be told or not.
    const self = await requests.self().catch(() => null);
    return { place, id: ts, link: self === null ? null : linkTo(self.url, place, ts, thread) };
  };

  let isMarking = true;

  const send = async (message: Outgoing): Promise<readonly [channel: string, ts: string]> => {
    try {
      const { ts, channel } = await requests.post(message);
      return [channel, ts];
    } catch (thrown) {
      if (!isMetadataRefused(thrown)) throw thrown;
      isMarking = false;
      const { metadata: _, ...unmarked } = message;
      const { ts, channel } = await requests.post(unmarked);
      return [channel, ts];
    }
  };

  return {
    posted,
    marks: () => isMarking,
    async post(place, part, key) {
      const thread = part.threadOf?.id ?? null;
      const where = part.threadOf?.place ?? place;
      const message = { channel: where, payload: renderPost(part), metadata: markerFor(key) };
      const sendInThread = async (outgoing: Outgoing): Promise<Posted> => {
        if (thread === null) return posted(...(await send(outgoing)), null);
        try {
          return await posted(...(await send({ ...outgoing, thread })), thread);
        } catch (thrown) {
          if (isThreadClosed(thrown)) return posted(...(await send(outgoing)), null);
          throw asGoneThread(thrown);
        }
      };
      try {
        return await sendInThread(message);
      } catch (thrown) {
        const bare = bareForm(part, message.payload, thrown);
        if (bare === null) throw thrown;
        return sendInThread({ ...message, payload: bare });
      }
    },
    // What a change does not mention stays as it was, the marker among it (docs.slack.dev/reference/methods/chat.update).
    edit: ({ place, id }, part) => requests.update(id, { channel: place, payload: renderPost(part) }),
  };
}

const NOT_EVERYWHERE = /"type":"(?:table|image)"/;

/** What a refused post may be tried as: the same without its table and picture. Null where it has none, or is no such case. */
function bareForm(part: MessagePart, payload: SlackPayload, thrown: unknown): SlackPayload | null {
  const isRefused = thrown instanceof Problem && thrown.code === "bad-input" && slackError(thrown) !== null;
  return isRefused && NOT_EVERYWHERE.test(JSON.stringify(payload.blocks)) ? renderPost({ ...part, bare: true }) : null;
}

/** The place is well: people took away what the part was to stand under. */
function asGoneThread(thrown: unknown): unknown {
  if (slackError(thrown) !== "thread_not_found" && slackError(thrown) !== "message_not_found") return thrown;
  return new Problem("thread-gone", "the post in whose thread it was to go was deleted", { cause: thrown });
}

/** The form of Slack's own permalinks, which saves a request for each. */
function linkTo(workspace: string, channel: string, ts: string, thread: string | null): string {
  const link = `${workspace.replace(/\/$/, "")}/archives/${channel}/p${ts.replace(".", "")}`;
  return thread === null ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}
