import type { Asker, CommandSpec } from "../model/command.ts";
import type { DigestStory } from "../model/digest.ts";
import type { Message, MessageBlock } from "../model/message.ts";
import { about } from "../words/about.ts";
import type { Voices, Words } from "../words/words.ts";
import { answer, answerWords, staleAnswer } from "./answer-words.ts";
import type { Command } from "./command.ts";

export interface StoryDesk {
  readonly voices: Voices;
  /** The story that these words fit best, with what it says that is new in the last day; null where none fits. */
  readonly find: (words: string, asker: Asker) => Promise<DigestStory | null>;
  /** With a Source button beside each point. */
  readonly present: (story: DigestStory, asker: Asker, words: Words) => Promise<readonly MessageBlock[]>;
}

const spec: CommandSpec = {
  name: "story",
  description: about("story"),
  options: [{ name: "words", description: about("story.words"), required: true, kind: "text" }],
  subcommands: [],
  manage: false,
};

/** `/story`: one story from all its outlets, with a button that asks for it again. */
export function storyCommand(desk: StoryDesk): Command {
  return {
    spec,
    answer: ({ options, asker }) => tell(desk, options["words"] ?? "", asker, "asker"),
    press: async (action, value, asker) => {
      if (action === "story:again") return tell(desk, value, asker, "asker");
      return action === "story:share"
        ? tell(desk, value, asker, "everyone")
        : staleAnswer("story", desk.voices.reader(asker));
    },
    suggest: async () => [],
  };
}

/** In bytes: what a button carries on every chat. */
const LONGEST_VALUE = 90;

async function tell(desk: StoryDesk, typed: string, asker: Asker, visibility: Message["visibility"]): Promise<Message> {
  const asked = withinBytes(typed.trim(), LONGEST_VALUE);
  const story = asked === "" ? null : await desk.find(asked, asker);
  if (!story) {
    return answerWords(desk.voices.reader(asker).say("follow.none", { words: asked }));
  }
  const words = visibility === "everyone" ? desk.voices.everyone(asker) : desk.voices.reader(asker);
  const fresh =
    story.newPoints.length > 0
      ? words.say("follow.fresh", { fresh: story.newPoints.length, all: story.keyPoints.length })
      : words.say("follow.nothing");
  const told = answer(story.headline, [
    ...(await desk.present(story, asker, words)),
    { type: "text", spans: [{ text: fresh, style: "muted" }] },
    {
      type: "buttons",
      buttons: [
        { kind: "action", label: words.say("button.whatIsNew"), action: "story:again", value: asked },
        { kind: "action", label: words.say("button.share"), action: "story:share", value: asked },
      ],
    },
  ]);
  return { ...told, visibility, page: { kind: "story", id: story.id } };
}

/** Cut between two words where there are two: half a word would ask for something else. */
function withinBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let cut = text.slice(0, most).toWellFormed();
  while (Buffer.byteLength(cut) > most) {
    const blank = cut.lastIndexOf(" ");
    cut = blank > 0 ? cut.slice(0, blank) : cut.slice(0, -1).toWellFormed();
  }
  return cut.trim();
}
