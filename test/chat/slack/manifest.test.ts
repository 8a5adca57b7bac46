import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { WHO_SAID_THIS } from "../../../src/chat/slack/dispatch.ts";
import { GROUPS_SCOPE, NEEDED_SCOPES } from "../../../src/chat/slack/doctor.ts";
import { briefingCommand } from "../../../src/commands/briefing/command.ts";
import { digestCommand } from "../../../src/commands/digest.ts";
import { followCommand } from "../../../src/commands/follow/command.ts";
import { helpCommand } from "../../../src/commands/help.ts";
import { sourcesCommand } from "../../../src/commands/sources.ts";
import { storyCommand } from "../../../src/commands/story.ts";
import { whoSaidCommand } from "../../../src/commands/who-said/command.ts";
import { voicesOf } from "../../../src/words/words.ts";

const source = readFileSync(new URL("../../../config/slack-manifest.yaml", import.meta.url), "utf8");
const manifest = parse(source);

/** docs.slack.dev/reference/app-manifest */
const NAME_LIMIT = 32;
const DESCRIPTION_LIMIT = 2_000;
const HINT_LIMIT = 1_000;
const SHORTCUT_NAME_LIMIT = 24;

test("the manifest has every command, and nothing that nobody answers", () => {
  const nobody = {} as never;
  const commands = [whoSaidCommand, digestCommand, briefingCommand, sourcesCommand, storyCommand, followCommand].map(
    (command) => command(nobody),
  );
  const names = [...commands, helpCommand([], voicesOf("en"))].map(({ spec }) => `/${spec.name}`);
  const declared: { command: string; description: string; usage_hint?: string; should_escape: boolean }[] =
    manifest.features.slash_commands;
  expect(declared.map(({ command }) => command).sort()).toEqual([...names, "/soundbite"].sort());
  for (const { command, description, usage_hint = "", should_escape } of declared) {
    expect(command.length).toBeLessThanOrEqual(NAME_LIMIT);
    expect(description.length).toBeLessThanOrEqual(DESCRIPTION_LIMIT);
    expect(usage_hint.length).toBeLessThanOrEqual(HINT_LIMIT);
    // A channel that is named comes with its id.
    expect(should_escape).toBe(command === "/briefing");
  }
});

test("the manifest asks for what the bot needs and no more, and says what for", () => {
  expect(manifest.oauth_config.scopes.bot).toEqual([...NEEDED_SCOPES.keys()]);
  for (const scope of [...NEEDED_SCOPES.keys(), GROUPS_SCOPE]) expect(source).toMatch(new RegExp(`- ${scope} +# \\w`));
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(["app_home_opened"]);
});

test("Socket Mode, the shortcut, the Home tab and buttons are on", () => {
  const [shortcut] = manifest.features.shortcuts;
  expect(shortcut).toMatchObject({ type: "message", callback_id: WHO_SAID_THIS });
  expect(shortcut.name.length).toBeLessThanOrEqual(SHORTCUT_NAME_LIMIT);
  expect(manifest.features.app_home.home_tab_enabled).toBe(true);
  expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
});
