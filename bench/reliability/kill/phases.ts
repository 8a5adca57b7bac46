import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Chat } from "../../../src/chat/chat.ts";
import type { Store } from "../../../src/store/store.ts";

/** What a bot was doing when it was killed. `waiting`: an answer was lost, and it is not yet time to look. */
export const PHASES = ["idle", "collecting", "composing", "sending", "resending", "looking", "waiting"] as const;
export type Phase = (typeof PHASES)[number];

/** Collecting, delivering and waiting for lost answers go side by side: each has its own. */
export interface PhaseNotes {
  collecting(phase: Phase): void;
  delivering(phase: Phase): void;
  /** Whether some part's answer was lost and it is not yet settled. */
  waiting(isWaiting: boolean): void;
  close(): void;
}

/** Notes the phases in a file, each before it begins, so that they outlive the process. */
export function phaseNotes(file: string): PhaseNotes {
  const descriptor = openSync(file, "w");
  const note = (position: number) => (phase: Phase) =>
    void writeSync(descriptor, String(PHASES.indexOf(phase)), position);
  const [collecting, delivering, unsettled] = [note(0), note(1), note(2)];
  const waiting = (isWaiting: boolean) => unsettled(isWaiting ? "waiting" : "idle");
  const notes = { collecting, delivering, waiting, close: () => closeSync(descriptor) };
  notes.collecting("idle");
  notes.delivering("idle");
  notes.waiting(false);
  return notes;
}

/** The phases noted last, one each; none of a bot that was killed before it noted any. */
export function notedPhases(file: string): readonly Phase[] {
  return [...readFileSync(file, "utf8")].map((digit) => PHASES[Number(digit)] ?? "idle");
}

/** The chat, with a note around each call that delivery makes. */
export function notingChat(chat: Chat, store: Store, { delivering, waiting }: PhaseNotes): Chat {
  const during = async <T>(phase: Phase, work: () => Promise<T>): Promise<T> => {
    delivering(phase);
    try {
      return await work();
    } finally {
      delivering("idle");
    }
  };
  return {
    ...chat,
    async post(place, part, key) {
      const attempts = (await store.delivery(key.delivery))?.parts.find(({ part: one }) => one === key.part)?.attempts;
      try {
        return await during((attempts ?? 1) > 1 ? "resending" : "sending", () => chat.post(place, part, key));
      } catch (thrown) {
        waiting(true);
        throw thrown;
      }
    },
    find: (sought) => during("looking", () => chat.find(sought)),
  };
}

/** Whether some part's answer was lost and it is not yet settled. */
export async function isAnyUnknown(store: Store): Promise<boolean> {
  const open = (await store.deliveries(200)).filter(({ state }) => state === "open");
  return open.some(({ parts }) => parts.some(({ state }) => state === "unknown" || state === "sending"));
}
