import type { CommandDesk } from "../chat/chat.ts";
import type { Log } from "../log.ts";
import type { Asker, CommandCall } from "../model/command.ts";
import type { Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import { answerWords, staleAnswer } from "./answer.ts";
import type { Command } from "./command.ts";
import type { CountUse } from "./quota.ts";
import { oneATurn } from "./turns.ts";

const MOST_SUGGESTIONS = 25;

const UNLIMITED: CountUse = async () => undefined;
const EVERYBODY = async (): Promise<void> => undefined;

/**
 * Takes what people ask to the command that answers. Errors become words for the asker; their cause goes to the log.
 * `countUse` refuses a workspace that asks too much, `admit` one that may not ask at all: each throws a Problem.
 */
export function createDesk(
  commands: readonly Command[],
  log: Log,
  countUse: CountUse = UNLIMITED,
  admit: (asker: Asker) => Promise<void> = EVERYBODY,
): CommandDesk {
  const byName = new Map(commands.map((command) => [command.spec.name, command]));

  const myTurn = oneATurn();

  const inWords = async (what: object, work: () => Promise<Message>): Promise<Message> => {
    try {
      await myTurn();
      return await work();
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code !== "store-damaged") return answerWords(thrown.message);
      log.error({ err: thrown, ...what }, "a command failed");
      return answerWords("Something went wrong on my side, and my log says what. Please try again in a minute.");
    }
  };

  return {
    specs: commands.map(({ spec }) => spec),
    answer: (call) =>
      inWords({ command: call.command }, async () => {
        await admit(call.asker);
        return answerCall(byName, call, countUse);
      }),
    press: (action, value, asker) =>
      inWords({ action }, async () => {
        const name = action.slice(0, action.indexOf(":"));
        const command = byName.get(name);
        await admit(asker);
        if (!command) return staleAnswer("help");
        await countUse({ ...asker, command: name });
        return command.press(action, value, asker);
      }),
    filled: async (name, subcommand, about, asker) => {
      const asked = async () => (await byName.get(name)?.filled?.(subcommand, about, asker)) ?? {};
      return nothingOnFailure(log, name, asked);
    },
    mistakes: async (call) => {
      const asked = async () => (await byName.get(call.command)?.mistakes?.(call)) ?? {};
      return nothingOnFailure(log, call.command, asked);
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
): Promise<Message> {
  const command = byName.get(call.command);
  if (!command) return answerWords(`I do not know /${call.command}. /help lists what I do.`);
  const isOpen = !command.spec.manage || command.open?.includes(call.subcommand ?? "");
  if (!isOpen && !call.asker.mayManage) throw notAllowed(call.asker, `/${written(call)}`);
  await countUse({ ...call.asker, command: call.command });
  return command.answer(call);
}

const written = ({ command, subcommand }: CommandCall): string =>
  subcommand === null ? command : `${command} ${subcommand}`;

/** The refusal of something that only those in charge may do. */
export function notAllowed(asker: Asker, what: string): Problem {
  const who =
    asker.chat === "discord"
      ? 'people with the permission "Manage Channels" or "Manage Server"'
      : "workspace admins and whoever my configuration names (chats.slack.admins)";
  return new Problem("not-allowed", `${what} is for ${who}. Ask one of them.`);
}
