/** Calls back again and again after so many milliseconds, until what it answers with is called. */
export function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}
