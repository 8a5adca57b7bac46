/** Takes the first of a kind out of a list, in place. */
export function removeFrom<T>(list: T[], isIt: (one: T) => boolean): void {
  const index = list.findIndex(isIt);
  if (index >= 0) list.splice(index, 1);
}
