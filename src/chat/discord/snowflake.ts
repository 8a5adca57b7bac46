/** 1 January 2015, where Discord's ids start to count milliseconds (docs.discord.com/developers/reference#snowflakes). */
const EPOCH = 1_420_070_400_000;
const TIME_SHIFT = 22n;

/** The smallest id that can have been given at a time. */
export function snowflakeAt(time: Date): string {
  return (BigInt(Math.max(0, time.getTime() - EPOCH)) << TIME_SHIFT).toString();
}

/** Whether the first id was given after the second. */
export function isLater(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}

export const isSnowflake = (id: string): boolean => /^\d{15,20}$/.test(id);
