import { InvalidArgumentError } from "commander";

/** A whole number of one or more. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("give a whole number of 1 or more.");
  return value;
}
