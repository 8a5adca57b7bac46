import type { Asker, CommandCall, CommandSpec } from "../model/command.ts";
import type { ActionButton, ListItem, Message } from "../model/message.ts";
import { Problem } from "../model/problem.ts";
import type { AddedSource } from "../store/store.ts";
import { answer, answerWords, buttonRow, paragraph, staleAnswer } from "./answer.ts";
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
  description: "What I read: list, add a feed, remove one",
  options: [],
  subcommands: [
    { name: "list", description: "Everything I read", options: [] },
    {
      name: "add",
      description: "Add a feed: I try it and show what it gives first",
      options: [
        { name: "url", description: "Address of the feed, or of a site that has one", required: true, kind: "text" },
        { name: "topics", description: "What to file it under, with commas between", required: false, kind: "text" },
      ],
      form: true,
    },
    {
      name: "remove",
      description: "Remove a feed that was added here",
      options: [{ name: "name", description: "Its name or address", required: true, kind: "text", suggested: true }],
    },
  ],
  manage: false,
};

/** Opens the form that adds a feed. */
export const ADD_BUTTON: ActionButton = { kind: "action", label: "Add a feed", action: "sources:add", value: "" };

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
      if (action !== "sources:add") return staleAnswer("sources");
      return add(desk, pending, value, asker);
    },
    suggest: async (_option, typed, asker) =>
      (await addedHere(desk, asker))
        .map(({ name }) => name)
        .filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase())),
  };
}

async function list(desk: SourcesDesk, asker: Asker): Promise<Message> {
  const configured = (await desk.configured()).map(({ name, problem }) => sourceItem(name, "", problem));
  const added: ListItem[] = [];
  for (const { id, name, url } of await addedHere(desk, asker)) {
    added.push(sourceItem(name, ` · added here · ${url}`, await desk.problem(id)));
  }
  const items = [...configured, ...added];
  const addRow = asker.mayManage && asker.place !== "" ? [buttonRow(ADD_BUTTON)] : [];
  if (items.length === 0) {
    const words = "I read nothing yet. Add a feed with /sources add.";
    return answer(words, [paragraph(words), ...addRow]);
  }
  return answer(items.length === 1 ? "One source" : `${items.length} sources`, [
    paragraph("I read:"),
    { type: "list", ordered: false, items },
    ...addRow,
  ]);
}

function sourceItem(name: string, more: string, problem: string | null): ListItem {
  const told = problem === null ? more : `${more} · failing: ${problem}`;
  return { spans: [{ text: name }, ...(told === "" ? [] : [{ text: told, style: "muted" as const }])] };
}

async function preview(desk: SourcesDesk, pending: Map<string, Pending>, call: CommandCall): Promise<Message> {
  const { asker, options } = call;
  if (!asker.mayManage) throw notAllowed(asker, "Adding a source");
  const here = await withinQuota(desk, asker);
  const found = await desk.preview((options["url"] ?? "").trim());
  if (here.some(({ url }) => url === found.url)) return answerWords(`${found.name} is read already.`);
  const topics = topicsOf(options["topics"]);
  const isShort = Buffer.byteLength(found.url) <= LONGEST_IN_BUTTON && topics.length === 0;
  const key = isShort ? found.url : desk.newId();
  if (pending.size >= MOST_PENDING) pending.delete([...pending.keys()][0] ?? "");
  pending.set(key, { ...found, topics });
  const titles: ListItem[] = found.titles.slice(0, TITLES_SHOWN).map((title) => ({ spans: [{ text: title }] }));
  return answer(`${found.name}: add it?`, [
    {
      type: "text",
      spans: [
        { text: found.name, style: "strong" },
        { text: ` · ${found.url}`, style: "muted" },
      ],
    },
    titles.length > 0 ? { type: "list", ordered: false, items: titles } : paragraph("It has no entries at the moment."),
    ...(topics.length > 0 ? [paragraph(`Filed under ${topics.join(", ")}.`)] : []),
    ...(found.others.length > 0 ? [paragraph(`The page names further feeds: ${found.others.join(" · ")}`)] : []),
    buttonRow({ kind: "action", label: "Add it", action: "sources:add", value: key, style: "primary" }),
  ]);
}

async function add(desk: SourcesDesk, pending: Map<string, Pending>, key: string, asker: Asker): Promise<Message> {
  if (!asker.mayManage) throw notAllowed(asker, "Adding a source");
  const found = pending.get(key) ?? (URL.canParse(key) ? { ...(await desk.preview(key)), topics: [] } : null);
  if (!found) return answerWords("That preview is no longer at hand. Call /sources add once more.");
  pending.delete(key);
  const here = await withinQuota(desk, asker);
  if (here.some(({ url }) => url === found.url)) return answerWords(`${found.name} is read already.`);
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
  return answerWords(`Added: I read ${found.name} from the next round on.`);
}

async function remove(desk: SourcesDesk, asker: Asker, wanted: string): Promise<Message> {
  if (!asker.mayManage) throw notAllowed(asker, "Removing a source");
  const lower = wanted
    .trim()
    .replace(/^["“„]|["”“]$/g, "")
    .toLowerCase();
  const found = (await addedHere(desk, asker)).find(
    ({ name, url }) => name.toLowerCase() === lower || url.toLowerCase() === lower,
  );
  if (!found) {
    throw new Problem(
      "not-found",
      `"${wanted.slice(0, 80)}" was not added here. /sources list shows what was; sources of the configuration are removed in config/soundbite.yaml.`,
    );
  }
  await desk.remove(found.id);
  return answerWords(`Removed: I no longer read ${found.name}. What it gave stays searchable.`);
}

async function withinQuota(desk: SourcesDesk, asker: Asker): Promise<readonly AddedSource[]> {
  const here = await addedHere(desk, asker);
  if (here.length < desk.quota) return here;
  throw new Problem("not-allowed", `${desk.quota} sources were added here, which is the most. Remove one first.`);
}

async function addedHere(desk: SourcesDesk, asker: Asker): Promise<readonly AddedSource[]> {
  return (await desk.added()).filter(({ chat, workspace }) => chat === asker.chat && workspace === asker.workspace);
}
