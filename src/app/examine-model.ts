import type { Config } from "../config/load.ts";
import type { ChoiceOutcome } from "../model/choice.ts";
import { Problem, problemWords } from "../model/problem.ts";
import { lookAtModel, type ModelLook } from "../summarize/ollama/look.ts";
import { DEFAULT_MODEL, modelAdvice } from "./default-model.ts";
import { type Finding, ill, unused, well } from "./finding.ts";
import { modelServer } from "./model-server.ts";
import { openStore } from "./open-store.ts";

const WHAT = "Ollama";
const COUNTED_DAYS = 7;
const DAY = 86_400_000;

/** Whether the configured model can be asked, and how its choices of the last days came out. `memory`: in bytes. */
export async function examineModel(config: Config, memory: number, signal: AbortSignal): Promise<Finding> {
  const { model } = config.summarizer;
  const { ollamaHost } = config.secrets;
  const advice = ollamaHost === null ? `; ${modelAdvice(memory)}` : "";
  if (model === null)
    return unused(WHAT, `not used, as summarizer.model names no model: rules choose all points${advice}`);
  const server = modelServer(ollamaHost);
  const started = "start it (`ollama serve`), or set OLLAMA_HOST; rules stand in until it answers";
  try {
    const look = await lookAtModel(server, model, signal);
    const where = `${server.address}, version ${look.version}`;
    if (!look.hasModel) return ill(WHAT, `${where}, has no ${model}${advice}`, `run: soundbite model pull ${model}`);
    if (look.alwaysThinks) {
      const remedy = `name one that answers at once: summarizer.model: ${DEFAULT_MODEL}`;
      return ill(WHAT, `${where}: ${model} thinks whatever it is told, which takes minutes a story`, remedy);
    }
    return well(WHAT, `${where}, has ${model}${caveat(look)}${await outcomes(config)}`);
  } catch (thrown) {
    return ill(WHAT, problemWords(thrown), isNobody(thrown) ? started : "mend what it says; rules stand in until then");
  }
}

const caveat = ({ keepsSchema }: ModelLook): string =>
  keepsSchema ? "" : "; older than 0.31.2, it may answer out of form";

const isNobody = (thrown: unknown): boolean => thrown instanceof Problem && thrown.code === "unreachable";

async function outcomes(config: Config): Promise<string> {
  try {
    const store = await openStore(config.store);
    try {
      return outcomeWords(await store.choiceOutcomes(new Date(Date.now() - COUNTED_DAYS * DAY).toISOString()));
    } finally {
      await store.close();
    }
  } catch {
    return "";
  }
}

const OUTCOME_WORDS: Readonly<Record<ChoiceOutcome, string>> = {
  chosen: "chosen",
  "chosen-in-part": "chosen in part, the rest by rules",
  "none-stood": "by rules, as nothing of its answer could be used",
  "no-answer": "by rules, as it gave no answer",
  "out-of-time": "by rules, as its time was up",
};

/** "; stories of the last 7 days: 9 chosen, …"; empty where no model was asked. */
export function outcomeWords(counts: Readonly<Partial<Record<ChoiceOutcome, number>>>): string {
  const counted = Object.entries(OUTCOME_WORDS).flatMap(([outcome, words]) => {
    const count = counts[outcome as ChoiceOutcome] ?? 0;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return counted.length === 0 ? "" : `; stories of the last ${COUNTED_DAYS} days: ${counted.join(", ")}`;
}
