import { z } from "zod";
import type { PackConventions } from "../../src/languages/conventions.ts";

/** `language.json` as a pack must have it: nothing wrong, nothing more. */
export const packConventions = z.strictObject({
  code: z.string().regex(/^[a-z]{2,3}$/),
  name: z.string(),
  quoteMarks: z.strictObject({ opens: z.string(), closes: z.string(), either: z.string() }),
  elides: z.boolean(),
  capitalsAreNames: z.boolean(),
  compounds: z.boolean(),
  unspaced: z.boolean(),
  headsLast: z.boolean().optional(),
  verbsLast: z.boolean().optional(),
  dashDialogue: z.boolean().optional(),
  ordinalPoint: z.boolean(),
  decimalComma: z.boolean().optional(),
  adjectivesFollow: z.boolean(),
  hasArticles: z.boolean().optional(),
  definitePrefix: z.string().optional(),
  particlesOpenNames: z.boolean().optional(),
  ownedEndings: z.array(z.string()).optional(),
  nameEndings: z.array(z.string()).optional(),
  dropsSubjects: z.boolean().optional(),
  pluralVerbEndings: z.array(z.string()).optional(),
  ownVerbEndings: z.array(z.string()).optional(),
  reportsTakeInfinitives: z.boolean().optional(),
  figureWeight: z.number().min(0).max(1).optional(),
  asideMarks: z.string().optional(),
  ownWeights: z.boolean(),
  authorName: z.string(),
  pluralEndings: z.array(z.string()),
  possessiveEndings: z.array(z.string()),
} satisfies Record<keyof PackConventions, z.ZodType>);
