import type { FeedPreview } from "../commands/sources.ts";
import type { Config } from "../config/load.ts";
import { Problem } from "../model/problem.ts";
import { buildSources } from "./sources.ts";

/** Reads a feed once without keeping anything. Throws a Problem that says what is wrong with the address. */
export async function previewFeed(config: Config, typed: string, now: () => Date): Promise<FeedPreview> {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new Problem("bad-input", "Give the full address of a feed: it begins with https://");
  }
  const built = buildSources({ ...config, sources: [{ feed: url.href, topics: [] }] }, now, { isForced: true });
  try {
    const [source] = built.sources;
    const { leads } = source ? await source.list({}, AbortSignal.timeout(20_000)) : { leads: [] };
    return {
      url: url.href,
      name: url.hostname.replace(/^www\./, ""),
      titles: leads.flatMap(({ title }) => title ?? []),
    };
  } finally {
    await built.close();
  }
}
