import type { CommandDesk } from "../chat/chat.ts";
import type { Log } from "../log.ts";
import type { Asker, CommandCall } from "../model/command.ts";
import type { Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import { answerWords, staleAnswer } from "./answer.ts";
import type { Command } from "./command.ts";

const MOST_SUGGESTIONS = 25;

/** Takes what people ask to the command that answers. Errors become words for the asker; their cause goes to the log. */
export function createDesk(commands: readonly Command[], log: Log): CommandDesk {
  const byName = new Map(commands.map((command) => [command.spec.name, command]));

  const inWords = async (what: object, work: () => Promise<Message>): Promise<Message> => {
    try {
      return await work();
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code !== "store-damaged") return answerWords(thrown.message);
      log.error({ err: thrown, ...what }, "a command failed");
      return answerWords("Something went wrong on my side, and my log says what. Please try again in a minute.");
    }
  };

  return {
    specs: commands.map(({ spec }) => spec),
    answer: (call) => inWords({ command: call.command }, () => answerCall(byName, call)),
    press: (action, value, asker) =>
      inWords({ action }, () => {
        const name = action.slice(0, action.indexOf(":"));
        const command = byName.get(name);
        return command ? command.press(action, value, asker) : Promise.resolve(staleAnswer("help"));
      }),
    suggest: async (name, option, typed, asker) => {
      try {
        const suggestions = (await byName.get(name)?.suggest(option, typed, asker)) ?? [];
        return suggestions.slice(0, MOST_SUGGESTIONS);
      } catch (thrown) {
        log.warn({ err: thrown, command: name }, "suggestions failed");
        return [];
      }
    },
  };
}

async function answerCall(byName: ReadonlyMap<string, Command>, call: CommandCall): Promise<Message> {
  const command = byName.get(call.command);
  if (!command) return answerWords(`I do not know /${call.command}. /help lists what I do.`);
  if (command.spec.manage && !call.asker.mayManage) throw notAllowed(call.asker, `/${call.command}`);
  return command.answer(call);
}

/** The refusal of something that only those in charge may do. */
export function notAllowed(asker: Asker, what: string): Problem {
  const who =
    asker.chat === "discord"
      ? 'people with the permission "Manage Channels" or "Manage Server"'
      : "members of the group named under chats.slack.admins in my configuration, and workspace admins";
  return new Problem("not-allowed", `${what} is for ${who}. Ask one of them.`);
}
