import { Problem } from "../../model/problem.ts";
import { ENGLISH } from "../../words/words.ts";
import type { Requests } from "./requests.ts";

/** Slack takes plans for up to 120 days ahead. */
const AHEAD = 100 * 86_400_000;

/** Why nothing could be posted in a channel, with what to do; null where it can. Throws Problem where that is not known. */
export async function examineChannel(
  requests: Pick<Requests, "tryPost">,
  place: string,
  now: Date,
): Promise<string | null> {
  if (place.startsWith("D")) return ENGLISH.say("obstacle.directMessage");
  try {
    await requests.tryPost(place, new Date(now.getTime() + AHEAD));
    return null;
  } catch (thrown) {
    const isOfPlace = thrown instanceof Problem && ["not-allowed", "not-found"].includes(thrown.code);
    if (isOfPlace) return thrown.message;
    throw thrown;
  }
}
