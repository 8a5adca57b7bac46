import { escapeMarkup } from "../text/markup.ts";
import { discordMessages } from "./discord-messages.ts";
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
.card { background: #393a41; border: 1px solid #43444b; border-left: 4px solid #43444b; border-radius: 8px; color: #dbdee1; padding: 14px 16px; max-width: 560px; margin-top: 4px; display: grid; gap: 10px; font-size: 15px; line-height: 1.36; }
.card h2 { font-size: 20px; color: #f2f3f5; margin: 0 0 2px; } .card h3 { font-size: 17px; color: #f2f3f5; margin: 0 0 2px; line-height: 1.3; }
.card p { margin: 0 0 4px; } .card p:last-child { margin: 0; } .card a { color: #70b7ff; text-decoration: none; }
.card blockquote { border-left: 4px solid #65676f; border-radius: 4px; margin: 0 0 8px; padding: 0 12px 0 12px; } .card blockquote:last-child { margin: 0; }
.card small { font-size: 12.5px; color: #a5a7b0; } .card hr { width: 100%; border: 0; border-top: 1px solid #4e4f57; margin: 2px 0; }
.card ul, .card ol { margin: 0; padding-left: 22px; }
.card .section { display: flex; gap: 14px; align-items: flex-start; justify-content: space-between; } .card .words { min-width: 0; flex: 1; }
.card .thumbnail { width: 84px; height: 84px; object-fit: cover; border-radius: 8px; background: #2b2d31; }
.card .row { display: flex; flex-wrap: wrap; gap: 8px; }
.card .button { flex: none; background: #4e4f58; border-radius: 8px; color: #fff; font-size: 14px; font-weight: 500; padding: 6px 14px; } .card .primary { background: #5865f2; } .card .danger { background: #d83a42; }
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
  return `<section><h2>Slack · ${escapeMarkup(title)}</h2><div class="chat slack">${slackMessages(slack, time)}</div></section>
<section><h2>Discord · ${escapeMarkup(title)}</h2><div class="chat discord">${discordMessages(discord, time)}</div></section>`;
}
