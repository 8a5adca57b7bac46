import { digestOfSource, presentSource, SOURCE_ACTION } from "../digest/present/source.ts";
import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { Digest, TimeWindow } from "../model/digest.ts";
import type { Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import { isCalendarDay } from "../schedule/calendar-day.ts";
import { instantOf } from "../schedule/wall-clock.ts";
import { buttonRow, staleAnswer } from "./answer.ts";
import type { Command } from "./command.ts";

export interface DigestDesk {
  readonly make: (window: TimeWindow, topics: readonly string[], asker: Asker) => Promise<Digest>;
  readonly present: (digest: Digest) => Message;
  /** A digest that the asker may see. */
  readonly kept: (id: string, asker: Asker) => Promise<Digest | null>;
  readonly keep: (digest: Digest, asker: Asker) => Promise<void>;
  readonly topics: (asker: Asker) => Promise<readonly string[]>;
  readonly now: () => Date;
  /** In which a day begins and ends. */
  readonly timeZone: string;
  readonly hours: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const spec: CommandSpec = {
  name: "digest",
  description: "The digest of the last day, of a date or of a topic",
  options: [
    { name: "date", description: "A day, as 2026-03-04; today where left out", required: false, kind: "text" },
    { name: "topic", description: "One topic only", required: false, kind: "text", suggested: true },
  ],
  subcommands: [],
  manage: false,
};

/** `/digest`: made from the store on the spot, seen by the asker, with a button that shares it. */
export function digestCommand(desk: DigestDesk): Command {
  return {
    spec,
    answer: async (call) => {
      const digest = await desk.make(windowOf(call, desk), topicsOf(call), call.asker);
      await desk.keep(digest, call.asker);
      return withShare(desk.present(digest), digest.id);
    },
    press: async (action, value, asker) => {
      const shared = action === "digest:share" ? await desk.kept(value, asker) : null;
      if (shared) return { ...desk.present(shared), visibility: "everyone" };
      const id = action === SOURCE_ACTION ? digestOfSource(value) : null;
      const sourced = id === null ? null : await desk.kept(id, asker);
      return (sourced && presentSource(sourced, value)) ?? staleAnswer("digest");
    },
    suggest: async (_option, typed, asker) =>
      (await desk.topics(asker)).filter((topic) => topic.toLowerCase().startsWith(typed.trim().toLowerCase())),
  };
}

function windowOf({ options }: CommandCall, { now, hours, timeZone }: DigestDesk): TimeWindow {
  const date = options["date"]?.trim();
  if (!date) return { from: new Date(now().getTime() - hours * HOUR).toISOString(), until: now().toISOString() };
  if (!isCalendarDay(date)) {
    throw new Problem(
      "bad-input",
      `"${date.slice(0, 40)}" is not a day. Write it as ${now().toISOString().slice(0, 10)}.`,
    );
  }
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const [from, until] = [midnight, midnight + DAY].map((clock) => new Date(instantOf(clock, timeZone)).toISOString());
  return { from: from ?? "", until: until ?? "" };
}

function topicsOf({ options }: CommandCall): string[] {
  const topic = options["topic"]?.trim();
  return topic ? [topic] : [];
}

function withShare(message: Message, digestId: string): Message {
  const share = { kind: "action", label: "Share", action: "digest:share", value: digestId } as const;
  return { ...message, visibility: "asker", blocks: [...message.blocks, buttonRow(share)] };
}
