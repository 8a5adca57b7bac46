const LINE_FEED = 10;

/** The line of a sorted file whose first field is `key`, by bisection; null where none is. Lines end with a line feed. */
export function lineOf(lines: Buffer, key: string): string | null {
  const wanted = Buffer.from(`${key} `);
  let [low, high] = [0, lines.length];
  while (low < high) {
    const start = lineStart(lines, (low + high) >> 1);
    const end = lineEnd(lines, start);
    const order = wanted.compare(lines, start, Math.min(start + wanted.length, end));
    if (order === 0) return lines.toString("latin1", start, end);
    if (order < 0) high = start;
    else low = end + 1;
  }
  return null;
}

const lineStart = (lines: Buffer, at: number): number => (at === 0 ? 0 : lines.lastIndexOf(LINE_FEED, at - 1) + 1);

function lineEnd(lines: Buffer, start: number): number {
  const end = lines.indexOf(LINE_FEED, start);
  return end < 0 ? lines.length : end;
}
