/** Waits for answers under way, but not for ever: a stuck desk must not keep the bot from stopping. */
export async function settled(underWay: ReadonlySet<Promise<void>>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled([...underWay]), patience]);
  clearTimeout(timer);
}
