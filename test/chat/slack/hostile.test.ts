import fc from "fast-check";
import { expect, test } from "vitest";
import { plainLine } from "../../../src/chat/plain-line.ts";
import { slackPayloads } from "../../../src/chat/slack/split-for-slack.ts";
import { AWKWARD_LINKS, HOSTILE_LINKS, HOSTILE_TEXTS } from "../../hostile-texts.ts";
import { limitsFault } from "../../servers/slack/published-limits.ts";
import { blocksFault } from "../../servers/slack/rules.ts";
import { DISCORD_TEXTS } from "../discord/hostile.ts";
import { messageOf } from "../hostile-message.ts";
import { effectsOf } from "./interpret.ts";
import { shownText } from "./shown-text.ts";

const TEXTS = [...new Set([...HOSTILE_TEXTS, ...DISCORD_TEXTS])];
const LINK = "https://ellery-courier.example/bridge_(old)?a=1&b=2";
const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

test("there are at least 50 hostile texts", () => expect(TEXTS.length).toBeGreaterThanOrEqual(50));

test.each(TEXTS)("does nothing but be read: %j", (text) => {
  for (const payload of slackPayloads(messageOf(text, LINK))) {
    expect(blocksFault(payload.blocks) ?? limitsFault(payload.blocks)).toBeNull();
    expect(effectsOf(payload).filter((effect) => effect !== `a link to ${LINK}`)).toEqual([]);
  }
});

test.each(TEXTS)("is shown as the words it is: %j", (text) => {
  const shown = slackPayloads(messageOf(text)).map(({ blocks }) => shownText({ blocks }));
  for (const word of words(plainLine(text))) expect(shown.join("\n")).toContain(word);
});

test.each(HOSTILE_LINKS)("what is no safe address is no link: %j", (link) => {
  for (const payload of slackPayloads(messageOf("Read on", link))) expect(effectsOf(payload)).toEqual([]);
});

test.each(AWKWARD_LINKS)("an address stays one: %j", (link) => {
  const href = new URL(link).href;
  const effects = slackPayloads(messageOf("Read on", link)).flatMap(effectsOf);
  expect(new Set(effects)).toEqual(new Set([`a link to ${href}`]));
});

const marks = fc.constantFrom(
  ..."\\`*_~|[]()<>@#&!:/-+.1 9\naehrsv;\u200b\u202e".split(""),
  "https://",
  "<!channel>",
  "<@U1>",
  "&lt;",
  ":smile:",
);
const nasty = fc.array(marks, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(""));

test("whatever the words, a reader sees exactly them, and nothing else happens", () => {
  fc.assert(
    fc.property(nasty, nasty, (one, two) => {
      const blocks = [{ type: "text" as const, spans: [{ text: one }, { text: two }] }];
      fc.pre(plainLine(one + two) !== "");
      const [payload] = slackPayloads({ summary: one + two, blocks, thread: [], visibility: "everyone" });
      expect(effectsOf(payload!)).toEqual([]);
      expect(words(shownText({ blocks: payload!.blocks }))).toEqual(words(plainLine(one + two)));
    }),
    { numRuns: 3_000 },
  );
});

test("the check finds what would do something", () => {
  const [harmless] = slackPayloads(messageOf("fine"));
  const blocks = [
    { type: "section", text: { type: "mrkdwn", text: "<!channel>" } },
    { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "broadcast", range: "here" }] }] },
  ];
  const bad = { ...harmless!, text: "<!channel> :smile:", blocks: blocks as never, parse: "full" as never };
  expect(effectsOf(bad)).toHaveLength(5);
});
