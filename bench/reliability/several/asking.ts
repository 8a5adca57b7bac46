import { setTimeout as sleep } from "node:timers/promises";
import type { Platform } from "../platforms.ts";

/** What became of what people asked. */
export interface Answers {
  readonly asked: number;
  readonly once: number;
  readonly twice: number;
  /** Never answered: asked while no bot listened, or of one that was struck before it answered. */
  readonly unheard: number;
  readonly struck: number;
  /** Asked of bots that nothing befell, and those of them that were answered once. */
  readonly inCalm: number;
  readonly onceInCalm: number;
}

interface Asked {
  readonly isHeard: boolean;
  readonly isCalm: boolean;
  readonly answers: () => number;
}

const CALM_QUESTIONS = 20;
const BETWEEN_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 90_000;

export interface Asking {
  ask(): void;
  /** Asks some more of bots that are let alone, and waits for their answers. */
  inCalm(): Promise<void>;
  answers(): Answers;
}

export function asking(platform: Pick<Platform, "ask" | "isHeard">): Asking {
  const all: Asked[] = [];
  const askOne = (isCalm: boolean) => void all.push({ isHeard: platform.isHeard(), isCalm, answers: platform.ask() });
  const waitUntil = async (isSo: () => boolean) => {
    for (let waited = 0; !isSo() && waited < LONGEST_WAIT_MILLISECONDS; waited += BETWEEN_MILLISECONDS) {
      await sleep(BETWEEN_MILLISECONDS);
    }
  };
  return {
    ask: () => askOne(false),
    inCalm: async () => {
      await waitUntil(platform.isHeard);
      for (let index = 0; index < CALM_QUESTIONS; index++) {
        await sleep(BETWEEN_MILLISECONDS);
        askOne(true);
      }
      await waitUntil(() => all.every(({ isCalm, answers }) => !isCalm || answers() > 0));
    },
    answers: () => {
      const stormy = all.filter(({ isCalm }) => !isCalm);
      const calm = all.filter(({ isCalm }) => isCalm);
      const never = stormy.filter(({ answers }) => answers() === 0);
      return {
        asked: stormy.length,
        once: stormy.filter(({ answers }) => answers() === 1).length,
        twice: all.filter(({ answers }) => answers() > 1).length,
        unheard: never.filter(({ isHeard }) => !isHeard).length,
        struck: never.filter(({ isHeard }) => isHeard).length,
        inCalm: calm.length,
        onceInCalm: calm.filter(({ answers }) => answers() === 1).length,
      };
    },
  };
}

export const answersWords = ({ asked, once, twice, unheard, struck, inCalm, onceInCalm }: Answers): string =>
  `${asked} questions: ${once} answered once, ${twice} twice, ${unheard} asked while nobody listened, ` +
  `${struck} of a bot that was struck; ${onceInCalm} of ${inCalm} answered once in calm`;
