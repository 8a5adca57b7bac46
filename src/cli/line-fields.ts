/**
 * The fields of a line's record, all of them texts: `filled` has a character at least, `optional` may be null or missing.
 * Checked by hand: loading a schema library takes longer than reading a short article.
 */
export type Fields = Readonly<Record<string, "filled" | "string" | "optional">>;

/** A record that has the fields. */
export type RecordOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends "optional" ? never : K]: string;
} & {
  readonly [K in keyof F as F[K] extends "optional" ? K : never]?: string | null | undefined;
};

/** What is wrong with a value out of JSON, a field each; none where it is a record of the fields. */
export function faultsOf(value: unknown, fields: Fields): string[] {
  if (kindOf(value) !== "object") return [`record: ${expected("object", value)}`];
  return Object.entries(fields).flatMap(([name, field]) => {
    const found = (value as Readonly<Record<string, unknown>>)[name];
    if (field === "optional" && (found === null || found === undefined)) return [];
    if (typeof found !== "string") return [`${name}: ${expected("string", found)}`];
    return field === "filled" && found === "" ? [`${name}: Too small: expected string to have >=1 characters`] : [];
  });
}

/** The record without whatever else its line says. */
export const recordOf = <F extends Fields>(value: RecordOf<F>, fields: F): RecordOf<F> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(fields, name))) as RecordOf<F>;

const expected = (kind: string, found: unknown): string => `Invalid input: expected ${kind}, received ${kindOf(found)}`;

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
