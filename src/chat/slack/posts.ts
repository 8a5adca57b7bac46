import type { DeliveryKey, MessagePart, Posted } from "../chat.ts";
import { markerFor } from "./marker.ts";
import { renderPost } from "./render.ts";
import type { Requests } from "./requests.ts";

export interface Posts {
  post(place: string, part: MessagePart, key: DeliveryKey): Promise<Posted>;
  edit(posted: Posted, part: MessagePart): Promise<void>;
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
      const { ts, channel } = await requests.post({
        channel: where,
        payload: renderPost(part),
        metadata: markerFor(key),
        ...(thread === null ? {} : { thread }),
      });
      return posted(channel, ts, thread);
    },
    // What a change does not mention stays as it was, the marker among it (docs.slack.dev/reference/methods/chat.update).
    edit: ({ place, id }, part) => requests.update(id, { channel: place, payload: renderPost(part) }),
  };
}

/** The form of Slack's own permalinks, which saves a request for each. */
function linkTo(workspace: string, channel: string, ts: string, thread: string | null): string {
  const link = `${workspace.replace(/\/$/, "")}/archives/${channel}/p${ts.replace(".", "")}`;
  return thread === null ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}
