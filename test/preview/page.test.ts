import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { discordPayloads } from "../../src/chat/discord/split-for-discord.ts";
import { slackPayloads } from "../../src/chat/slack/split-for-slack.ts";
import { presentDigest } from "../../src/digest/present/present.ts";
import type { Message } from "../../src/model/message.ts";
import { previewPage } from "../../src/preview/page.ts";
import { aDigest } from "../builders.ts";

const page = async (message: Message) => {
  const payloads = { slack: slackPayloads(message), discord: discordPayloads(message) };
  return parseHTML(await previewPage([{ title: "a scene", time: new Date(0), ...payloads }])).document;
};

test("a digest stands on the page as Slack and as Discord show it", async () => {
  const digest = aDigest();
  const document = await page(presentDigest(digest));
  for (const chat of [".slack", ".discord"]) {
    expect(document.querySelector(chat)?.textContent).toContain(digest.stories[0]?.headline);
  }
});

test("text of an article becomes no markup, and the page fetches nothing", async () => {
  const hostile = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) <script>alert(1)</script>";
  const document = await page({
    summary: hostile,
    blocks: [{ type: "text", spans: [{ text: hostile }] }],
    thread: [],
    visibility: "everyone",
  });
  expect(document.querySelectorAll(".chat script, .chat [onerror]")).toHaveLength(0);
  expect(document.querySelectorAll('.chat a[href^="javascript"]')).toHaveLength(0);
  const fetched = [...document.querySelectorAll("[src]")].map((element) => element.getAttribute("src") ?? "");
  expect(fetched.filter((address) => !address.startsWith("data:"))).toEqual([]);
});
