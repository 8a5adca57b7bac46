import { discordMessages } from "./discord-messages.ts";
import { escapeHtml } from "./escape.ts";
import { inlineModules } from "./inline-modules.ts";
import { slackMessages, slackStyle } from "./slack-messages.ts";

/** One conversation as both chats would show it: payloads in posting order. */
export interface Scene {
  readonly title: string;
  readonly slack: readonly unknown[];
  readonly discord: readonly unknown[];
  readonly time: Date;
}

const STYLE = `
body { margin: 0; font-family: system-ui, sans-serif; background: #eef1f5; color: #1d1c1d; }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px; max-width: 1500px; margin: 0 auto; padding: 24px; }
header { grid-column: 1 / -1; } h1 { font-size: 20px; margin: 0 0 4px; } header p { margin: 0; color: #5b6470; }
h2 { font-size: 15px; margin: 0 0 8px; color: #5b6470; }
.chat { border-radius: 10px; box-shadow: 0 1px 4px #0002; overflow: hidden; }
.slack { background: #fff; padding: 20px; } .slack > div + div { margin-top: 16px; }
.slack_blocks_to_jsx--block_wrapper + .slack_blocks_to_jsx--block_wrapper { margin-top: 8px; }
.discord { background: #313338; padding: 4px 0; }
discord-embed-description h2 { font-size: 20px; color: #fff; margin: 8px 0 4px; } discord-embed-description h3 { font-size: 16px; color: #fff; margin: 8px 0 4px; }
discord-embed-description p { margin: 4px 0; } discord-embed-description a { color: #00a8fc; }
discord-embed-description blockquote { border-left: 4px solid #4e5058; margin: 4px 0; padding-left: 12px; }
discord-embed-description small { font-size: 12px; color: #949ba4; }
discord-embed-description ul, discord-embed-description ol { margin: 4px 0; padding-left: 24px; }
@media (max-width: 900px) { main { grid-template-columns: minmax(0, 1fr); } }
`;

/**
 * A page that shows scenes as Slack and as Discord would, rendered from the payloads that they would be sent, by
 * components made after each platform's looks. It needs nothing else: no network, no token.
 */
export async function previewPage(scenes: readonly Scene[]): Promise<string> {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Soundbite: a preview</title><style>${slackStyle()}${STYLE}</style></head>
<body><main><header><h1>What your channels will see</h1><p>Rendered from the exact payloads. Slack left, Discord right.</p></header>
${scenes.map(sceneHtml).join("\n")}
</main>${await inlineModules("@skyra/discord-components-core")}</body></html>
`;
}

function sceneHtml({ title, slack, discord, time }: Scene): string {
  return `<section><h2>Slack · ${escapeHtml(title)}</h2><div class="chat slack">${slackMessages(slack, time)}</div></section>
<section><h2>Discord · ${escapeHtml(title)}</h2><div class="chat discord">${discordMessages(discord, time)}</div></section>`;
}
