/** A question or an answer whose every text holds whole characters: half of one is no Unicode, and other programs refuse it. */
export function wellFormed<Told>(told: Told): Told {
  if (typeof told === "string") return told.toWellFormed() as Told;
  if (typeof told !== "object" || told === null) return told;
  if (Array.isArray(told)) return told.map((one) => wellFormed(one)) as Told;
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, wellFormed(value)])) as Told;
}
