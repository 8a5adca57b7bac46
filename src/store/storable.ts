/**
 * A text as every database keeps it: lone surrogates and NUL, which UTF-8 or PostgreSQL cannot hold, become U+FFFD.
 * One unit for one, so that offsets into the text hold.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** The values of a statement with every text storable. */
export const storableValues = (values: readonly unknown[]): unknown[] =>
  values.map((value) => (typeof value === "string" ? storable(value) : value));
