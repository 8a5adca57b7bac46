import type { Config } from "../config/load.ts";
import { Problem, problemWords } from "../model/problem.ts";
import type { PointPath, ReadArticle } from "../model/reading.ts";
import type { Store } from "../store/store.ts";
import { lookAtModel } from "../summarize/ollama/look.ts";
import { DEFAULT_MODEL } from "./default-model.ts";
import { type Finding, ill, unused, well } from "./finding.ts";
import { modelServer } from "./model-server.ts";
import { openStore } from "./open-store.ts";

const WHAT = "Ollama";
const COUNTED_DAYS = 7;
const DAY = 86_400_000;

/** Whether the configured model can be asked, and how its answers of the last days fared. */
export async function examineModel(config: Config, signal: AbortSignal): Promise<Finding> {
  const { model } = config.summarizer;
  if (model === null)
    return unused(WHAT, `no model named (summarizer.model: ${DEFAULT_MODEL}); rules write all points`);
  const server = modelServer(config.secrets.ollamaHost);
  const started = "start it (`ollama serve`), or set OLLAMA_HOST; rules stand in until it answers";
  try {
    const { version, keepsSchema, hasModel } = await lookAtModel(server, model, signal);
    const where = `${server.address}, version ${version}`;
    if (!hasModel) return ill(WHAT, `${where}, has no ${model}`, `run: soundbite model pull ${model}`);
    const old = keepsSchema ? "" : "; older than 0.31.2, it may answer out of form";
    return well(WHAT, `${where}, has ${model}${old}${await outcomes(config)}`);
  } catch (thrown) {
    return ill(WHAT, problemWords(thrown), isNobody(thrown) ? started : "mend what it says; rules stand in until then");
  }
}

const isNobody = (thrown: unknown): boolean => thrown instanceof Problem && thrown.code === "unreachable";

async function outcomes(config: Config): Promise<string> {
  try {
    const store = await openStore(config.store);
    try {
      return outcomeWords(await lastReadings(store));
    } finally {
      await store.close();
    }
  } catch {
    return "";
  }
}

function lastReadings(store: Store): Promise<readonly ReadArticle[]> {
  const now = Date.now();
  const from = new Date(now - COUNTED_DAYS * DAY).toISOString();
  return store.readArticles({ from, until: new Date(now + DAY).toISOString() });
}

const PATH_WORDS: Readonly<Record<PointPath, string>> = {
  written: "as written",
  "some-dropped": "with some points dropped",
  retried: "at the second try",
  selected: "sentences chosen",
  "none-stood": "by rules, as nothing it wrote could be verified",
  "no-answer": "by rules, as it gave no answer",
  "out-of-time": "by rules, as its time was up",
};

/** "; of 12 articles of the last 7 days: 9 as written, …"; empty where no model was asked. */
export function outcomeWords(articles: readonly ReadArticle[]): string {
  const paths = articles.flatMap(({ reading }) => reading.keyPoints[0]?.path ?? []);
  if (paths.length === 0) return "";
  const counted = Object.entries(PATH_WORDS).flatMap(([path, words]) => {
    const count = paths.filter((each) => each === path).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return `; articles of the last ${COUNTED_DAYS} days: ${counted.join(", ")}`;
}
