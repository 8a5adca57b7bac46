import type { Asker } from "../../model/command.ts";
import { Problem } from "../../model/problem.ts";
import type { Subscription } from "../../model/subscription.ts";
import type { BriefingDesk } from "./desk.ts";

/** The workspace of a briefing that the configuration names by its channel alone. */
export const CONFIGURED = "";

/** The briefing of the channel that asks. */
export const here = async (desk: BriefingDesk, asker: Asker): Promise<Subscription | undefined> =>
  (await desk.subscriptions()).find((one) => isHere(one, asker));

export async function hereOrProblem(desk: BriefingDesk, asker: Asker): Promise<Subscription> {
  const found = await here(desk, asker);
  if (found) return found;
  throw new Problem("not-found", "This channel has no briefing. Start one with /briefing start.");
}

export function isHere({ chat, workspace, place }: Subscription, asker: Asker): boolean {
  return chat === asker.chat && place === asker.place && (workspace === asker.workspace || workspace === CONFIGURED);
}

/** The channel's briefing, unless whoever runs the bot wrote it into the configuration. */
export async function ownOrProblem(desk: BriefingDesk, asker: Asker): Promise<Subscription> {
  const found = await hereOrProblem(desk, asker);
  if (found.workspace !== CONFIGURED) return found;
  throw new Problem(
    "not-allowed",
    "This briefing is written in config/soundbite.yaml: whoever runs the bot changes it there. /briefing pause works here.",
  );
}
