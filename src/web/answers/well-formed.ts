/** Text as a store takes it. */
export const wellFormed = <Asked extends object>(asked: Asked): Asked =>
  Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, typeof value === "string" ? value.toWellFormed() : value]),
  ) as Asked;
