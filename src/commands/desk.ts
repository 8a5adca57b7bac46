import { setImmediate as nextTurn } from "node:timers/promises";
import type { CommandDesk } from "../chat/chat.ts";
import type { Log } from "../log.ts";
import type { Asker, CommandCall } from "../model/command.ts";
import type { Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import { anew } from "../words/anew.ts";
import { problemSaying } from "../words/problem-saying.ts";
import { type Voices, voicesOf, type Words } from "../words/words.ts";
import { answerWords, staleAnswer } from "./answer-words.ts";
import type { Command } from "./command.ts";
import type { CountUse } from "./quota.ts";

const MOST_SUGGESTIONS = 25;

const UNLIMITED: CountUse = async () => undefined;
const EVERYBODY = async (): Promise<void> => undefined;

/** Who may ask how much, and in which words they are answered. */
export interface DeskRules {
  /** Refuses a workspace that asks too much: throws a Problem. */
  readonly countUse?: CountUse;
  /** Refuses a workspace that may not ask at all: throws a Problem. */
  readonly admit?: (asker: Asker) => Promise<void>;
  readonly voices?: Voices;
  /** An answer with the way to the page that tells the same, where there is one. */
  readonly linked?: (message: Message, asker: Asker) => Promise<Message>;
}

/** Takes what people ask to the command that answers. Errors become words for the asker; their cause goes to the log. */
export function createDesk(commands: readonly Command[], log: Log, rules: DeskRules = {}): CommandDesk {
  const {
    countUse = UNLIMITED,
    admit = EVERYBODY,
    voices = voicesOf("en"),
    linked = async (message) => message,
  } = rules;
  const byName = new Map(commands.map((command) => [command.spec.name, command]));

  const myTurn = oneATurn();

  const inWords = async (asker: Asker, what: object, work: () => Promise<Message>): Promise<Message> => {
    try {
      await myTurn();
      return await linked(await work(), asker);
    } catch (thrown) {
      const words = voices.reader(asker);
      if (thrown instanceof Problem && thrown.code !== "store-damaged") return answerWords(anew(thrown.message, words));
      log.error({ err: thrown, ...what }, "a command failed");
      return answerWords(words.say("chat.failed"));
    }
  };

  return {
    specs: commands.map(({ spec }) => spec),
    voices,
    answer: (call) =>
      inWords(call.asker, { command: call.command }, async () => {
        await admit(call.asker);
        return answerCall(byName, call, countUse, voices.reader(call.asker));
      }),
    press: (action, value, asker) =>
      inWords(asker, { action }, async () => {
        const name = action.slice(0, action.indexOf(":"));
        const command = byName.get(name);
        await admit(asker);
        if (!command) return staleAnswer("help", voices.reader(asker));
        await countUse({ ...asker, command: name });
        return command.press(action, value, asker);
      }),
    filled: async (name, subcommand, about, asker) => {
      const asked = async () => (await byName.get(name)?.filled?.(subcommand, about, asker)) ?? {};
      return nothingOnFailure(log, name, asked);
    },
    mistakes: async (call) => {
      const asked = async () => (await byName.get(call.command)?.mistakes?.(call)) ?? {};
      const mistakes = await nothingOnFailure(log, call.command, asked);
      const words = voices.reader(call.asker);
      return Object.fromEntries(Object.entries(mistakes).map(([option, said]) => [option, anew(said, words)]));
    },
    suggest: async (name, option, typed, asker) => {
      try {
        await admit(asker);
        const suggestions = (await byName.get(name)?.suggest(option, typed, asker)) ?? [];
        return suggestions.slice(0, MOST_SUGGESTIONS);
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.code === "not-allowed") return [];
        log.warn({ err: thrown, command: name }, "suggestions failed");
        return [];
      }
    },
  };
}

type Fields = Readonly<Record<string, string>>;

/** A form is no worse for what could not be looked up: whoever sends it is answered in words. */
async function nothingOnFailure(log: Log, command: string, work: () => Promise<Fields>): Promise<Fields> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Problem)) log.warn({ err: thrown, command }, "a form could not be looked at");
    return {};
  }
}

async function answerCall(
  byName: ReadonlyMap<string, Command>,
  call: CommandCall,
  countUse: CountUse,
  words: Words,
): Promise<Message> {
  const command = byName.get(call.command);
  if (!command) return answerWords(words.say("chat.unknownCommand", { command: call.command }));
  const isOpen = !command.spec.manage || command.open?.includes(call.subcommand ?? "");
  if (!isOpen && !call.asker.mayManage) throw notAllowed(call.asker, `/${written(call)}`);
  await countUse({ ...call.asker, command: call.command });
  return command.answer(call);
}

const written = ({ command, subcommand }: CommandCall): string =>
  subcommand === null ? command : `${command} ${subcommand}`;

/** The refusal of something that only those in charge may do. */
export function notAllowed({ chat }: Asker, what: string): Problem {
  return problemSaying("not-allowed", chat === "discord" ? "problem.notAllowedDiscord" : "problem.notAllowedSlack", {
    what,
  });
}

/**
 * Answers begin one a turn of the event loop, since a search in an embedded store holds it up: between two of them the
 * questions that came meanwhile are acknowledged. An answer that waits for something else holds up nobody.
 */
function oneATurn(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
