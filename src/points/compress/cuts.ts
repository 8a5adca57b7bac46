import type { Weekday } from "../../languages/weekdays.ts";
import type { TextRange } from "../../model/article.ts";
import { appositives, bracketed, dashed, relativeClauses } from "./asides.ts";
import { bareDays, days, occasions } from "./circumstances.ts";
import { openings } from "./openings.ts";
import type { SentenceParts } from "./sentence-parts.ts";
import { speakerRoles } from "./speaker-roles.ts";
import { tails } from "./tails.ts";

/** Cuts that always read better: brackets, the day and the occasion of a saying. */
export const trims = (parts: SentenceParts, reportDay: Weekday | null): TextRange[] => [
  ...bracketed(parts),
  ...days(parts, reportDay),
  ...occasions(parts),
];

/** Cuts that cost something; the rest of the sentence stays true without them. */
export const optionalCuts = (parts: SentenceParts, reportDay: Weekday | null): TextRange[] => [
  ...dashed(parts),
  ...relativeClauses(parts),
  ...appositives(parts),
  ...speakerRoles(parts),
  ...bareDays(parts, reportDay),
  ...openings(parts),
  ...tails(parts),
];
