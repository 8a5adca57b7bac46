/** What the chats' servers of ours accept. */
export const TOKENS = {
  SLACK_BOT_TOKEN: "xoxb-fictional-token",
  SLACK_APP_TOKEN: "xapp-fictional-token",
  DISCORD_TOKEN: "fictional.discord.token",
} as const;
