import { DEFAULT_MODEL } from "../app/default-model.ts";
import { buildChooser, type ChooserSettings } from "../app/summarizer.ts";
import { loadConfig, loadEnvironment } from "../config/load.ts";
import type { Chooser } from "../summarize/chooser.ts";

/** A model named on the command line, else the configured one, else the default. */
export function modelSettings(named: string | undefined): ChooserSettings {
  const config = loadConfig(undefined, loadEnvironment());
  const model = named ?? config.summarizer.model ?? DEFAULT_MODEL;
  return { model, ollamaHost: config.secrets.ollamaHost, now: () => new Date() };
}

export const namedChooser = (named: string | undefined): Chooser => buildChooser(modelSettings(named));
