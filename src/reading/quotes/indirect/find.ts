import type { Utterance } from "../attribution/attribution.ts";
import type { CueReader, CueSource } from "../attribution/candidates.ts";
import type { Scorer } from "../attribution/choose.ts";
import { type ContentCandidate, contentCandidates, reportingSources } from "./candidates.ts";
import { contentFeatures, nothingReportedFeatures } from "./features.ts";

/** The speech that the paragraphs report without quote marks. */
export function findIndirect(reader: CueReader, score: Scorer): Utterance[] {
  return reader.paragraphs.flatMap(({ sentences }, block) =>
    sentences.flatMap((_, sentence) =>
      reportsIn(reader, block, sentence, score).map((report) => asUtterance(report, block)),
    ),
  );
}

/** The reports of a sentence, in order; what is reported inside reported speech is left alone. */
function reportsIn(reader: CueReader, block: number, sentence: number, score: Scorer): ContentCandidate[] {
  const sources = reportingSources(reader, block, sentence);
  const byCue = [...Map.groupBy(sources, ({ cue }) => cue).values()];
  const reports: ContentCandidate[] = [];
  for (const group of byCue) {
    const isInside = reports.some(({ spans }) => spans.some(({ from, to }) => holds(from, to, group[0] as CueSource)));
    const best = isInside ? null : bestContent(reader, group, score);
    if (best) reports.push(best);
  }
  return reports;
}

const holds = (from: number, to: number, { cue }: CueSource): boolean => from <= cue.from && cue.from < to;

/** What a cue reports by whom: of all readings and of reporting nothing the one that the most speaks for. */
function bestContent(reader: CueReader, sources: readonly CueSource[], score: Scorer): ContentCandidate | null {
  const { language } = reader;
  let best: ContentCandidate | null = null;
  let most = score(nothingReportedFeatures(language, sources[0] as CueSource));
  for (const candidate of sources.flatMap((source) => contentCandidates(language, source))) {
    const value = score(contentFeatures(language, candidate));
    if (value > most) [best, most] = [candidate, value];
  }
  return best;
}

function asUtterance({ spans, source: { cue, phrase, sentence } }: ContentCandidate, block: number): Utterance {
  const { tokens } = sentence;
  const ranges = spans.map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }));
  return {
    ranges,
    kind: "indirect",
    parts: [],
    attribution: { block, cue: { from: cue.from, to: cue.to }, speaker: phrase, isCarried: false, isDoubtful: false },
  };
}
