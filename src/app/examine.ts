import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { totalmem } from "node:os";
import type { Config } from "../config/load.ts";
import { problemWords } from "../model/problem.ts";
import type { Source } from "../sources/source.ts";
import type { TableSize } from "../store/retention-store.ts";
import { examineChats } from "./examine-chats.ts";
import { examineModel } from "./examine-model.ts";
import { examineQueue } from "./examine-queue.ts";
import { type Finding, ill, unused, well } from "./finding.ts";
import { openStore } from "./open-store.ts";
import { buildSources } from "./sources.ts";

/** Looks at everything the bot needs, one finding after another; a failure of one never hides the others. */
export async function* examine(config: Config, signal: AbortSignal): AsyncGenerator<Finding> {
  yield config.path
    ? well("configuration", config.path)
    : unused("configuration", "none yet; copy config/soundbite.example.yaml to config/soundbite.yaml");
  yield await examineStore(config);
  yield await examineQueue(config, () => new Date());
  yield await examineArchive(config);
  yield await examineModel(config, totalmem(), signal);
  yield* examineSources(config, signal);
  yield* examineChats(config);
}

async function examineStore({ store }: Config): Promise<Finding> {
  try {
    const opened = await openStore(store);
    try {
      const damage = await opened.integrity();
      const { articles, quotes, digests } = await opened.counts();
      if (damage.length === 0) {
        const sizes = sizeWords(await opened.tableSizes());
        return well("store", `${articles} articles, ${quotes} quotes, ${digests} digests; sound; ${sizes}`);
      }
      return ill("store", damage.join("; "), "restore a backup made with `soundbite backup`, then run doctor again");
    } finally {
      await opened.close();
    }
  } catch (thrown) {
    return ill("store", problemWords(thrown), "mend what it says, then run doctor again");
  }
}

const SHOWN_TABLES = 5;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** "12.3 MB, of it quoteSearch 4.5 MB, …" */
function sizeWords(sizes: readonly TableSize[]): string {
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = sizes.slice(0, SHOWN_TABLES).map(({ table, bytes }) => `${table} ${megabytes(bytes)}`);
  return `${megabytes(all)}, of it ${largest.join(", ")}`;
}

async function examineArchive({ digests }: Config): Promise<Finding> {
  try {
    await mkdir(digests, { recursive: true });
    await access(digests, constants.W_OK);
    return well("archive", digests);
  } catch (thrown) {
    return ill(
      "archive",
      problemWords(thrown),
      `let this user write to ${digests}, or name another folder as digests:`,
    );
  }
}

async function* examineSources(config: Config, signal: AbortSignal): AsyncGenerator<Finding> {
  if (config.sources.length === 0) {
    yield unused("sources", "none named: npm start shows the bundled articles");
    return;
  }
  const built = buildSources(config, () => new Date());
  try {
    for (const source of built.sources) yield await examineSource(source, signal);
  } finally {
    await built.close();
  }
}

async function examineSource(source: Source, signal: AbortSignal): Promise<Finding> {
  const what = `source ${source.name}`;
  try {
    const { leads } = await source.list({}, signal);
    const [first] = leads;
    // A list of pages is always there: whether they can be read shows only when one is.
    if (source.id.startsWith("pages:") && first) await source.load(first, signal);
    return well(what, `${leads.length} articles on offer`);
  } catch (thrown) {
    return ill(what, problemWords(thrown), adviceOn(source));
  }
}

const adviceOn = ({ id }: Source): string =>
  id.startsWith("files:") || id.startsWith("mail:")
    ? "make that folder and let this user read it, or correct its path in the configuration"
    : "check its address in a browser, or remove it from the configuration";
