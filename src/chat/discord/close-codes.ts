/**
 * What Discord's gateway closes a connection for good with, and what to do about it: codes of
 * docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
 */
const REASONS: ReadonlyMap<number, string> = new Map([
  [4004, "it does not accept the token: Developer Portal, Bot, Reset Token, write the new one into DISCORD_TOKEN"],
  [4010, "it was told of a shard that does not exist: this is a mistake of Soundbite, please report it"],
  [4011, "the bot is in more servers than one connection may serve (2,500): take it out of some"],
  [4012, "it no longer speaks the version of its protocol that this Soundbite uses: update Soundbite"],
  [4013, "it does not know an intent that was asked for: this is a mistake of Soundbite, please report it"],
  [4014, "it does not allow an intent that was asked for: Developer Portal, Bot, Privileged Gateway Intents"],
]);

/** Why Discord closed a connection for good, in words for the operator. */
export function closeReason(code: unknown): string {
  const known = REASONS.get(Number(code));
  return known ? `${known} (${code})` : `it gives no reason that is known (${code ?? "no code"}): check the token`;
}
