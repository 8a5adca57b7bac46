import type { Asker } from "../../model/command.ts";
import type { Subscription } from "../../model/subscription.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { BriefingDesk } from "./desk.ts";

/** The workspace of a briefing that the configuration names by its channel alone. */
export const CONFIGURED = "";

/** Stands in a button for the only briefing of a channel. */
const ONLY_ONE = "here";

/** The briefings of the channel that asks, the oldest first. */
export const allHere = async (desk: BriefingDesk, asker: Asker): Promise<readonly Subscription[]> =>
  (await desk.subscriptions())
    .filter((one) => isHere(one, asker))
    .sort((one, other) => (one.createdAt < other.createdAt ? -1 : one.createdAt > other.createdAt ? 1 : 0));

/**
 * The briefing of this channel that is meant: the one with an id, else the only one. Throws Problem `not-found` where
 * there is none, and `bad-input` where there are several and none was named.
 */
export async function hereOrProblem(desk: BriefingDesk, asker: Asker, id = ONLY_ONE): Promise<Subscription> {
  const all = await allHere(desk, asker);
  const named = all.find((one) => one.id === id);
  if (named) return named;
  const [only, ...others] = all;
  if (!only) throw problemSaying("not-found", "problem.noBriefing");
  if (others.length === 0) return only;
  throw problemSaying("bad-input", "problem.whichBriefing", { count: all.length });
}

export function isHere({ chat, workspace, place }: Subscription, asker: Asker): boolean {
  return chat === asker.chat && place === asker.place && (workspace === asker.workspace || workspace === CONFIGURED);
}

/** The same, unless whoever runs the bot wrote it into the configuration. */
export async function ownOrProblem(desk: BriefingDesk, asker: Asker, id?: string): Promise<Subscription> {
  const found = await hereOrProblem(desk, asker, id);
  if (found.workspace !== CONFIGURED) return found;
  throw problemSaying("not-allowed", "problem.configuredBriefing");
}
