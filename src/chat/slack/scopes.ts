/** What the bot token needs, and what for: the manifest (config/slack-manifest.yaml) asks for the same. */
export const NEEDED_SCOPES: ReadonlyMap<string, string> = new Map([
  ["commands", "the slash commands and the message shortcut"],
  ["chat:write", "to post briefings"],
  ["channels:history", "to look for a briefing in a public channel whose posting was left open, before it is repeated"],
  ["groups:history", "the same in a private channel"],
  ["users:read", "to know who is a workspace admin and may change briefings"],
]);

/** Needed only where a user group may manage. */
export const GROUPS_SCOPE = "usergroups:read";

/** The scopes that are missing, each with what it is for. */
export function missingScopes(granted: ReadonlySet<string>, admins: readonly string[]): readonly string[] {
  const needed = new Map(NEEDED_SCOPES);
  if (admins.some((id) => id.startsWith("S")))
    needed.set(GROUPS_SCOPE, "to know who is in the user group that may manage");
  return [...needed].filter(([scope]) => !granted.has(scope)).map(([scope, why]) => `${scope} (${why})`);
}
