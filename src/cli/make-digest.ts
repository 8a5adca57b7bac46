import type { Bot } from "../app/bot.ts";
import type { ScopedRequest } from "../digest/make/make.ts";
import type { Digest } from "../model/digest.ts";
import type { CommandLine } from "./context.ts";
import { showProgress } from "./progress.ts";

const MINUTE = 60_000;

/** Makes a digest and waits, within its minutes, for the model that is to choose, with a moving line on a terminal. */
export async function makeDigestWithProgress(bot: Bot, line: CommandLine, request: ScopedRequest): Promise<Digest> {
  const { model } = bot.parts;
  if (!model) return bot.digest(request);
  const progress = showProgress(line, "making the digest");
  try {
    return await bot.digest(request, {
      until: AbortSignal.timeout(model.minutes * MINUTE),
      signal: line.signal,
      onProgress: (done, outOf) => progress.show(`${model.chooser.name} has chosen for ${done} of ${outOf} stories`),
    });
  } finally {
    progress.done();
  }
}
