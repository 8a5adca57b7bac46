export interface Handled {
  /** What was answered, and what is wrong with an answer: "fault: …". */
  readonly given: readonly string[];
  /** What the platform's own library threw. */
  readonly refusal: string | null;
  /** What the bot told its log as an error. */
  readonly error: string | undefined;
  /** A payload that the platform itself would never send. */
  readonly isDamaged: boolean;
}

/** What became of a payload. Throws where a sound one had no answer, or any was answered wrongly. */
export function becameOf(kind: string, { given, refusal, error, isDamaged }: Handled): string {
  const fault = given.find((told) => told.startsWith("fault"));
  if (fault) throw new Error(`${kind}: ${fault}`);
  if (isDamaged)
    return refusal === null ? "of damaged structure" : "of damaged structure refused by Bolt or discord.js";
  if (refusal !== null || error !== undefined) throw new Error(`${kind}: ${refusal ?? error}`);
  if (given.length === 0) throw new Error(`${kind}: no answer`);
  return kind;
}
