import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { ActionButton, ListItem, Message } from "../model/message.ts";
import type { AddedSource } from "../store/store.ts";
import { about } from "../words/about.ts";
import { anew } from "../words/anew.ts";
import { problemSaying } from "../words/problem-saying.ts";
import { ENGLISH, type Voices, type Words } from "../words/words.ts";
import { answer, answerWords, buttonRow, paragraph, staleAnswer } from "./answer-words.ts";
import { topicsOf } from "./briefing/options.ts";
import type { Command } from "./command.ts";
import { notAllowed } from "./desk.ts";

/** What a feed gave when it was tried. */
export interface FeedPreview {
  readonly url: string;
  readonly name: string;
  readonly titles: readonly string[];
  /** Further feeds that the same page names. */
  readonly others: readonly string[];
}

export interface SourcesDesk {
  readonly voices: Voices;
  /** Names of the sources of the configuration, with the last problem of each, if any. */
  readonly configured: () => Promise<readonly { readonly name: string; readonly problem: string | null }[]>;
  readonly added: () => Promise<readonly AddedSource[]>;
  /** The last problem of an added source, if any. */
  readonly problem: (id: string) => Promise<string | null>;
  readonly keep: (source: AddedSource) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Fetches and reads a feed without keeping anything. Throws a Problem in words for the asker. */
  readonly preview: (url: string) => Promise<FeedPreview>;
  readonly newId: () => string;
  readonly now: () => Date;
  /** At most so many added sources a workspace. */
  readonly quota: number;
}

/** A feed that was shown and waits for a yes. */
interface Pending extends FeedPreview {
  readonly topics: readonly string[];
}

const MOST_PENDING = 200;
/** In bytes: an address up to here travels in the button, so that it is known after a restart too. */
const LONGEST_IN_BUTTON = 90;
const TITLES_SHOWN = 3;

const spec: CommandSpec = {
  name: "sources",
  description: about("sources"),
  options: [],
  subcommands: [
    { name: "list", description: about("sources.list"), options: [] },
    {
      name: "add",
      description: about("sources.add"),
      options: [
        { name: "url", description: about("sources.add.url"), required: true, kind: "text" },
        { name: "topics", description: about("sources.add.topics"), required: false, kind: "text" },
      ],
      form: true,
    },
    {
      name: "remove",
      description: about("sources.remove"),
      options: [
        { name: "name", description: about("sources.remove.name"), required: true, kind: "text", suggested: true },
      ],
    },
  ],
  manage: false,
};

/** Opens the form that adds a feed. */
export const addButton = (words: Words): ActionButton => ({
  kind: "action",
  label: words.say("button.addFeed"),
  action: "sources:add",
  value: "",
});

/** `/sources`: anyone sees them; adding and removing is for those in charge, whoever added what. */
export function sourcesCommand(desk: SourcesDesk): Command {
  const pending = new Map<string, Pending>();
  return {
    spec,
    answer: async (call) => {
      if (call.subcommand === "add") return preview(desk, pending, call);
      if (call.subcommand === "remove") return remove(desk, call.asker, call.options["name"] ?? "");
      return list(desk, call.asker);
    },
    press: async (action, value, asker) => {
      if (action !== "sources:add") return staleAnswer("sources", desk.voices.reader(asker));
      return add(desk, pending, value, asker);
    },
    suggest: async (_option, typed, asker) =>
      (await addedHere(desk, asker))
        .map(({ name }) => name)
        .filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase())),
  };
}

async function list(desk: SourcesDesk, asker: Asker): Promise<Message> {
  const words = desk.voices.reader(asker);
  const configured = (await desk.configured()).map(({ name, problem }) => sourceItem(name, "", problem, words));
  const added: ListItem[] = [];
  for (const { id, name, url } of await addedHere(desk, asker)) {
    added.push(sourceItem(name, words.say("sources.added", { url }), await desk.problem(id), words));
  }
  const items = [...configured, ...added];
  const addRow = asker.mayManage && asker.place !== "" ? [buttonRow(addButton(words))] : [];
  if (items.length === 0) {
    const nothing = words.say("sources.none");
    return answer(nothing, [paragraph(nothing), ...addRow]);
  }
  const told = answer(words.say("sources.count", { count: items.length }), [
    paragraph(words.say("sources.intro")),
    { type: "list", ordered: false, items },
    ...addRow,
  ]);
  return { ...told, page: { kind: "sources" } };
}

function sourceItem(name: string, more: string, problem: string | null, words: Words): ListItem {
  const failing = problem === null ? "" : words.say("sources.failing", { reason: anew(problem, words) });
  const told = `${more}${failing}`;
  return { spans: [{ text: name }, ...(told === "" ? [] : [{ text: told, style: "muted" as const }])] };
}

async function preview(desk: SourcesDesk, pending: Map<string, Pending>, call: CommandCall): Promise<Message> {
  const { asker, options } = call;
  const words = desk.voices.reader(asker);
  if (!asker.mayManage) throw notAllowed(asker, ENGLISH.say("problem.addingSource"));
  const here = await withinQuota(desk, asker);
  const found = await desk.preview((options["url"] ?? "").trim());
  if (here.some(({ url }) => url === found.url)) return answerWords(words.say("sources.known", { name: found.name }));
  const topics = topicsOf(options["topics"]);
  const isShort = Buffer.byteLength(found.url) <= LONGEST_IN_BUTTON && topics.length === 0;
  const key = isShort ? found.url : desk.newId();
  if (pending.size >= MOST_PENDING) pending.delete([...pending.keys()][0] ?? "");
  pending.set(key, { ...found, topics });
  const titles: ListItem[] = found.titles.slice(0, TITLES_SHOWN).map((title) => ({ spans: [{ text: title }] }));
  return answer(words.say("sources.addQuestion", { name: found.name }), [
    {
      type: "text",
      spans: [
        { text: found.name, style: "strong" },
        { text: ` · ${found.url}`, style: "muted" },
      ],
    },
    titles.length > 0 ? { type: "list", ordered: false, items: titles } : paragraph(words.say("sources.empty")),
    ...(topics.length > 0 ? [paragraph(words.say("sources.filed", { topics: topics.join(", ") }))] : []),
    ...(found.others.length > 0 ? [paragraph(words.say("sources.further", { feeds: found.others.join(" · ") }))] : []),
    buttonRow({
      kind: "action",
      label: words.say("button.addIt"),
      action: "sources:add",
      value: key,
      style: "primary",
    }),
  ]);
}

async function add(desk: SourcesDesk, pending: Map<string, Pending>, key: string, asker: Asker): Promise<Message> {
  if (!asker.mayManage) throw notAllowed(asker, ENGLISH.say("problem.addingSource"));
  const words = desk.voices.reader(asker);
  const found = pending.get(key) ?? (URL.canParse(key) ? { ...(await desk.preview(key)), topics: [] } : null);
  if (!found) return answerWords(words.say("sources.forgotten"));
  pending.delete(key);
  const here = await withinQuota(desk, asker);
  if (here.some(({ url }) => url === found.url)) return answerWords(words.say("sources.known", { name: found.name }));
  await desk.keep({
    id: `added:${desk.newId()}`,
    chat: asker.chat,
    workspace: asker.workspace,
    url: found.url,
    name: found.name,
    topics: found.topics,
    addedBy: asker.user,
    addedAt: desk.now().toISOString(),
  });
  return answerWords(words.say("sources.addedNow", { name: found.name }));
}

async function remove(desk: SourcesDesk, asker: Asker, wanted: string): Promise<Message> {
  if (!asker.mayManage) throw notAllowed(asker, ENGLISH.say("problem.removingSource"));
  const lower = wanted
    .trim()
    .replace(/^["“„]|["”“]$/g, "")
    .toLowerCase();
  const found = (await addedHere(desk, asker)).find(
    ({ name, url }) => name.toLowerCase() === lower || url.toLowerCase() === lower,
  );
  if (!found) {
    throw problemSaying("not-found", "problem.notAddedHere", { name: wanted.slice(0, 80) });
  }
  await desk.remove(found.id);
  return answerWords(desk.voices.reader(asker).say("sources.removed", { name: found.name }));
}

async function withinQuota(desk: SourcesDesk, asker: Asker): Promise<readonly AddedSource[]> {
  const here = await addedHere(desk, asker);
  if (here.length < desk.quota) return here;
  throw problemSaying("not-allowed", "problem.mostSources", { count: desk.quota });
}

async function addedHere(desk: SourcesDesk, asker: Asker): Promise<readonly AddedSource[]> {
  return (await desk.added()).filter(({ chat, workspace }) => chat === asker.chat && workspace === asker.workspace);
}
