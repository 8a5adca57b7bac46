import type { Chat, DeliveryKey, MessagePart, Posted } from "../../../src/chat/chat.ts";
import { Problem } from "../../../src/model/problem.ts";

/** What the platform does with one call. `lost`: the post stands there and the answer does not arrive. */
export type Fate =
  | "taken"
  | "lost"
  | "lost and late"
  | "reset"
  | "rate-limited"
  | "unreachable"
  | "dead"
  | "refused"
  | "thread gone";

interface Standing {
  readonly key: string;
  readonly place: string;
  readonly id: string;
  readonly threadOf: string | null;
  readonly words: string;
  readonly visibleAt: number;
}

export interface Platform {
  readonly chat: Chat;
  readonly posts: readonly Standing[];
  readonly calls: readonly number[];
  /** What was told to people in private. */
  readonly told: readonly string[];
  readable: boolean;
}

export const RETRY_AFTER = 7_000;
const LATE = 1_500;

/** A chat platform in memory, on a fake clock, whose fates are given call by call; then everything is taken. */
export function createPlatform(now: () => Date, fates: Iterator<Fate>): Platform {
  const posts: Standing[] = [];
  const calls: number[] = [];
  const told: string[] = [];
  const stand = (place: string, part: MessagePart, key: DeliveryKey, delay: number): Posted => {
    const id = `m${posts.length + 1}`;
    const threadOf = part.threadOf?.id ?? null;
    const visibleAt = now().getTime() + delay;
    posts.push({
      key: `${key.delivery}/${key.part}`,
      place,
      id,
      threadOf,
      words: part.plain ? `${part.summary}, plain` : part.summary,
      visibleAt,
    });
    return { place, id, link: null };
  };
  const platform: Platform = {
    posts,
    calls,
    told,
    readable: true,
    chat: {
      name: "slack",
      start: async () => undefined,
      stop: async () => undefined,
      edit: async () => undefined,
      workspaceOf: async () => "T1",
      tags: async () => [],
      isOwn: async () => true,
      examine: async () => null,
      tellPerson: async (user, words) => {
        told.push(`${user}: ${words}`);
        return `direct ${user}`;
      },
      split: (message) => [{ summary: message.summary, blocks: message.blocks }],
      post: async (place, part, key) => {
        calls.push(now().getTime());
        const fate = fates.next().value ?? "taken";
        if (fate === "taken") return stand(place, part, key, 0);
        if (fate === "lost" || fate === "lost and late") stand(place, part, key, fate === "lost" ? 0 : LATE);
        throw problemOf(fate);
      },
      find: async ({ place, key }) => {
        if (!platform.readable) return "unreadable";
        const found = posts.find(
          (post) =>
            post.key === `${key.delivery}/${key.part}` && post.visibleAt <= now().getTime() && post.place === place,
        );
        return found ? { place, id: found.id, link: null } : "absent";
      },
    },
  };
  return platform;
}

function problemOf(fate: Fate): Error {
  switch (fate) {
    case "rate-limited":
      return new Problem("rate-limited", "slow down", { retryAfterMilliseconds: RETRY_AFTER });
    case "unreachable":
      return new Problem("unreachable", "no network");
    case "dead":
      return new Problem("not-found", "channel_not_found");
    case "refused":
      return new Problem("bad-input", "invalid_blocks");
    case "thread gone":
      return new Problem("thread-gone", "the message was deleted");
    default:
      return new Error("socket hang up");
  }
}
