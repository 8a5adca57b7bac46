import { Problem } from "../../model/problem.ts";
import type { DeliveryKey, MessagePart, Posted } from "../chat.ts";
import { slackError } from "./failures.ts";
import { markerFor } from "./marker.ts";
import { renderPost } from "./render.ts";
import type { Requests } from "./requests.ts";

export interface Posts {
  post(place: string, part: MessagePart, key: DeliveryKey): Promise<Posted>;
  edit(posted: Posted, part: MessagePart, key: DeliveryKey): Promise<void>;
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

  return {
    posted,
    async post(place, part, key) {
      const thread = part.threadOf?.id ?? null;
      const where = part.threadOf?.place ?? place;
      const message = { channel: where, payload: renderPost(part), metadata: markerFor(key) };
      const { ts, channel } = await (thread === null
        ? requests.post(message)
        : requests.post({ ...message, thread }).catch(refuseGoneThread));
      return posted(channel, ts, thread);
    },
    // What a change does not mention stays as it was, the marker among it (docs.slack.dev/reference/methods/chat.update).
    edit: ({ place, id }, part) => requests.update(id, { channel: place, payload: renderPost(part) }),
  };
}

/** The place is well: only this part can never be posted. */
function refuseGoneThread(thrown: unknown): never {
  if (slackError(thrown) !== "thread_not_found" && slackError(thrown) !== "message_not_found") throw thrown;
  throw new Problem("bad-input", "the post in whose thread it was to go was deleted", { cause: thrown });
}

/** The form of Slack's own permalinks, which saves a request for each. */
function linkTo(workspace: string, channel: string, ts: string, thread: string | null): string {
  const link = `${workspace.replace(/\/$/, "")}/archives/${channel}/p${ts.replace(".", "")}`;
  return thread === null ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}
