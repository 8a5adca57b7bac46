import { Problem } from "../../model/problem.ts";
import { callServer, type ModelServer } from "./server.ts";
import { oneLine } from "./shown.ts";

/** What a server says of itself and of one model. */
export interface ModelLook {
  /** "0.31.2", or "unknown". */
  readonly version: string;
  /** False for a version that may ignore the schema of an answer; the answers are checked in any case. */
  readonly keepsSchema: boolean;
  readonly hasModel: boolean;
  /** True where the server says that the model cannot be told not to think. */
  readonly alwaysThinks: boolean;
}

const LOOK_MILLISECONDS = 10_000;
const MOST_CHARACTERS = 4_000_000;
const LONGEST_VERSION = 40;
/** The first version in which a schema holds for every model. */
const KEEPS_SCHEMA_FROM = [0, 31, 2] as const;

/** Asks a server for its version and whether it has a model. Throws as `callServer`. */
export async function lookAtModel(server: ModelServer, model: string, signal: AbortSignal): Promise<ModelLook> {
  const call = { model, milliseconds: LOOK_MILLISECONDS, signal, mostCharacters: MOST_CHARACTERS };
  const answer = await callServer(server, call, (client) => client.version());
  const version = typeof answer.version === "string" ? oneLine(answer.version).slice(0, LONGEST_VERSION) : "unknown";
  const shown = await shownModel(server, call);
  const alwaysThinks = shown !== null && isAlwaysThinking(shown);
  return { version, keepsSchema: keepsSchema(version), hasModel: shown !== null, alwaysThinks };
}

/** What the server says of the model; null where it has none of that name. */
async function shownModel(server: ModelServer, call: Parameters<typeof callServer>[1]): Promise<object | null> {
  try {
    return await callServer(server, call, (client) => client.show({ model: call.model }));
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "not-found") return null;
    throw thrown;
  }
}

/** `thinking.values` is newer than the client's types: what `think` may be set to. */
function isAlwaysThinking(shown: object): boolean {
  const thinking = "thinking" in shown ? shown.thinking : null;
  const values = thinking && typeof thinking === "object" && "values" in thinking ? thinking.values : null;
  return Array.isArray(values) && values.length > 0 && !values.includes(false);
}

function keepsSchema(version: string): boolean {
  const numbers = version.split(/[.-]/, 3).map(Number);
  for (const [index, least] of KEEPS_SCHEMA_FROM.entries()) {
    const number = numbers[index] ?? 0;
    if (number !== least) return !(number < least);
  }
  return true;
}
