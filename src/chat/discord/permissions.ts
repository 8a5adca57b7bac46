const ADMINISTRATOR = 1n << 3n;
export const MANAGE_CHANNELS = 1n << 4n;
const MANAGE_SERVER = 1n << 5n;
const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;
const EMBED_LINKS = 1n << 14n;
const READ_MESSAGE_HISTORY = 1n << 16n;
const CREATE_PUBLIC_THREADS = 1n << 35n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;

/** What the bot needs in a channel, by the names in Discord's settings. */
export const NEEDED_PERMISSIONS: ReadonlyMap<string, bigint> = new Map([
  ["View Channel", VIEW_CHANNEL],
  ["Send Messages", SEND_MESSAGES],
  ["Embed Links", EMBED_LINKS],
  ["Read Message History", READ_MESSAGE_HISTORY],
  ["Create Public Threads", CREATE_PUBLIC_THREADS],
  ["Send Messages in Threads", SEND_MESSAGES_IN_THREADS],
]);

/** Whether a member's permissions in a channel (a decimal string of bits) let them change briefings and sources. */
export function mayManage(permissions: bigint): boolean {
  return (permissions & (ADMINISTRATOR | MANAGE_SERVER | MANAGE_CHANNELS)) !== 0n;
}

/** The names of what is missing for the bot. */
export function missingPermissions(permissions: bigint): readonly string[] {
  if ((permissions & ADMINISTRATOR) !== 0n) return [];
  return [...NEEDED_PERMISSIONS].filter(([, bit]) => (permissions & bit) === 0n).map(([name]) => name);
}

/** The address at which somebody who manages a server adds the bot to it, with no more than it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = [...NEEDED_PERMISSIONS.values()].reduce((all, bit) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: "bot applications.commands",
    permissions: permissions.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
