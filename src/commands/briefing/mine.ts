import type { Asker, CommandCall } from "../../model/command.ts";
import type { ActionButton, Message } from "../../model/message.ts";
import type { Subscription } from "../../model/subscription.ts";
import { wordsFromCron } from "../../schedule/words.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { Words } from "../../words/words.ts";
import { answer, answerWords, buttonRow, paragraph, staleAnswer } from "../answer-words.ts";
import type { BriefingDesk } from "./desk.ts";
import { timeZoneOf } from "./options.ts";
import { withOptions } from "./start.ts";
import { described } from "./told.ts";

/** What the buttons under somebody's own briefing ask for begins with. */
const MINE = "mine-";

export const isOfMine = (asked: string): boolean => asked.startsWith(MINE);

/**
 * `/briefing me`: a briefing of one's own, in a direct message, one in each workspace, of what that workspace may see. Anybody may
 * have one, and nobody else sees it. Without options it is shown.
 */
export async function mine(desk: BriefingDesk, { options, asker }: CommandCall): Promise<Message> {
  const words = desk.voices.reader(asker);
  const known = await mineOf(desk, asker);
  if (Object.keys(options).length === 0) return known ? shown(desk, known, words) : answerWords(words.say("mine.none"));
  if (!known) await refuseMore(desk, asker);
  const former = known ?? { ...nothingYet(asker), createdAt: desk.now().toISOString(), timeZone: "" };
  const timeZone = await zoneOf(desk, asker, options["zone"], former.timeZone);
  const changed = await withOptions(desk, asker, options, { ...former, timeZone });
  const own: Subscription = { ...changed, ...(asker.locale === undefined ? {} : { locale: asker.locale }) };
  const kept = await awake(desk, asker, own);
  await desk.keep(kept);
  return shown(desk, kept, words);
}

/** A press of a button under one's own briefing. */
export async function pressMine(desk: BriefingDesk, asker: Asker, asked: string, id: string): Promise<Message> {
  const words = desk.voices.reader(asker);
  const known = await mineOf(desk, asker);
  if (known?.id !== id) return staleAnswer("briefing me", words);
  if (asked === `${MINE}remove`) {
    await desk.remove(id);
    return answerWords(words.say("mine.removed"));
  }
  const isPause = asked === `${MINE}pause`;
  const changed: Subscription = isPause ? { ...known, state: "paused" } : await awake(desk, asker, known);
  await desk.keep(changed);
  return shown(desk, changed, words);
}

const idOf = ({ chat, workspace, user }: Asker): string => `mine:${chat}:${workspace}:${user}`;

const mineOf = async (desk: BriefingDesk, asker: Asker): Promise<Subscription | undefined> =>
  (await desk.personal()).find(({ id }) => id === idOf(asker));

async function refuseMore(desk: BriefingDesk, { chat, workspace }: Asker): Promise<void> {
  const all = (await desk.personal()).filter((one) => one.chat === chat && one.workspace === workspace);
  if (all.length >= desk.personalQuota)
    throw problemSaying("not-allowed", "problem.mostPersonal", { count: desk.personalQuota });
}

const nothingYet = (asker: Asker) => ({
  ...{ id: idOf(asker), chat: asker.chat, workspace: asker.workspace, place: "", person: asker.user },
  ...{ name: "briefing", topics: [], cron: "", quietDays: [], pausedBecause: null, createdBy: asker.user },
  state: "paused" as const,
});

/** As typed, as it was, as the chat tells it, or as it was typed once before; whoever gave none yet is asked. */
async function zoneOf(desk: BriefingDesk, asker: Asker, typed: string | undefined, former: string): Promise<string> {
  if (typed !== undefined) {
    const zone = timeZoneOf(typed, desk.timeZone);
    await desk.keepZone(asker, zone);
    return zone;
  }
  const known = [former, asker.timeZone, await desk.zoneOf(asker)].find((zone) => zone !== undefined && zone !== "");
  if (known !== undefined) return timeZoneOf(known, desk.timeZone);
  throw problemSaying("bad-input", "problem.whichZone");
}

/** Whoever takes no direct messages learns it where they ask, at first and when they go on after a pause. */
async function awake(desk: BriefingDesk, asker: Asker, one: Subscription): Promise<Subscription> {
  if (one.state === "active") return one;
  const { cron, timeZone } = one;
  const words = desk.voices.reader(asker);
  const place = await desk.direct(
    asker,
    words.say("mine.begun", { times: wordsFromCron(cron, words), zone: timeZone }),
  );
  return { ...one, place, state: "active", pausedBecause: null, createdAt: desk.now().toISOString() };
}

function shown(desk: BriefingDesk, one: Subscription, words: Words): Message {
  const told = words.say("mine.told", { told: described(desk, one, words) });
  const button = (action: "pause" | "resume" | "remove"): ActionButton => ({
    kind: "action",
    label: words.say(`button.${action}`),
    action: `briefing:${MINE}${action}`,
    value: one.id,
    ...(action === "remove" ? { style: "danger" } : {}),
  });
  return answer(told, [
    paragraph(told),
    buttonRow(button(one.state === "paused" ? "resume" : "pause"), button("remove")),
  ]);
}
