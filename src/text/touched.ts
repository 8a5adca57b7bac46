import type { TextRange } from "../model/article.ts";

/** Those of the ranges, which stand in order and apart, that another range has characters of. */
export function touchedBy<Range extends TextRange>(ranges: readonly Range[], { start, end }: TextRange): Range[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const touched: Range[] = [];
  for (let range = ranges[low]; range && range.start < end; range = ranges[++low]) touched.push(range);
  return touched;
}
