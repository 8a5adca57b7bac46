import type { Asker, CommandSpec } from "../model/command.ts";
import type { Button, ListItem, Message, MessageBlock } from "../model/message.ts";
import { about, aboutIn } from "../words/about.ts";
import type { Voices, Words } from "../words/words.ts";
import { answer, buttonRow, paragraph } from "./answer-words.ts";
import { startButton } from "./briefing/told.ts";
import type { Command } from "./command.ts";
import { addButton } from "./sources.ts";

const spec: CommandSpec = {
  name: "help",
  description: about("help"),
  options: [],
  subcommands: [],
  manage: false,
};

/** Where somebody reads in the room what their workspace may see; null where it is not to be reached. */
type RoomLink = (asker: Asker) => Promise<string | null>;

/** What the bot does, from the specs of its commands, so that it cannot go out of date. */
export function helpCommand(
  others: readonly CommandSpec[],
  voices: Voices,
  roomLink: RoomLink = async () => null,
): Command {
  const told = async (asker: Asker): Promise<Message> => {
    const words = voices.reader(asker);
    return helpFor([...others, spec], asker, words, roomButtons(await roomLink(asker), words));
  };
  return {
    spec,
    answer: ({ asker }) => told(asker),
    press: (_action, _value, asker) => told(asker),
    suggest: async () => [],
  };
}

const roomButtons = (url: string | null, words: Words): readonly MessageBlock[] =>
  url === null ? [] : [buttonRow({ kind: "link", label: words.say("button.room"), url })];

function helpFor(specs: readonly CommandSpec[], asker: Asker, words: Words, room: readonly MessageBlock[]): Message {
  return answer(words.say("help.title"), [
    paragraph(words.say("help.intro")),
    { type: "list", ordered: false, items: specs.map((one) => commandItem(one, words)) },
    ...firstSteps(asker, words),
    ...room,
    paragraph(words.say("help.sources")),
  ]);
}

/** A command that has subcommands is called by one of them: the first. */
function commandItem(spec: CommandSpec, words: Words): ListItem {
  const {
    name,
    manage,
    subcommands: [first],
  } = spec;
  return {
    spans: [
      { text: `/${name}`, style: "strong", command: first ? `${name} ${first.name}` : name },
      { text: `  ${aboutIn(words, name, spec)}` },
      ...(manage ? [{ text: words.say("help.managers"), style: "muted" as const }] : []),
    ],
  };
}

/** What somebody in charge does first, with the buttons for it. */
function firstSteps({ mayManage, place }: Asker, words: Words): MessageBlock[] {
  const buttons: Button[] = mayManage && place !== "" ? [startButton(words), addButton(words)] : [];
  return buttons.length === 0 ? [] : [paragraph(words.say("help.begin")), buttonRow(...buttons)];
}
