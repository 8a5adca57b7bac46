import fc from "fast-check";
import { expect, test } from "vitest";
import { usage } from "../../../src/chat/inbound.ts";
import { readEscapes, understand } from "../../../src/chat/slack/command-text.ts";
import type { CommandOption, CommandSpec } from "../../../src/model/command.ts";
import { ENGLISH } from "../../../src/words/words.ts";

const understood = (spec: Parameters<typeof understand>[0], typed: string) => understand(spec, typed, ENGLISH);

const option = (name: string, required = false): CommandOption => ({
  name,
  description: name,
  required,
  kind: "text",
});
const languages: CommandOption = { ...option("languages"), kind: "choices", choices: ["en", "de", "fr"] };
const options = [option("at", true), option("zone"), option("topics"), languages];
const briefing: CommandSpec = {
  name: "briefing",
  description: "A briefing",
  options: [],
  subcommands: [
    { name: "start", description: "Start it", options },
    { name: "list", description: "List them", options: [] },
  ],
  manage: true,
};
const digest: CommandSpec = { ...briefing, name: "digest", options: [option("date")], subcommands: [] };

test.each([
  ["start weekdays 8:00 zone:Europe/Berlin topics:a,b", { at: "weekdays 8:00", zone: "Europe/Berlin", topics: "a,b" }],
  ["START topics:harbour, trade daily 7:30 am", { topics: "harbour, trade", at: "daily 7:30 am" }],
  ['start zone:"New York" weekdays 8:00', { zone: "New York", at: "weekdays 8:00" }],
  ["start zone: “New York” at:noon", { zone: "New York", at: "noon" }],
  ["start Zone:UTC", { zone: "UTC" }],
  ["start topics: ", {}],
  ['start topics: sport, "royal family" 8:00', { topics: 'sport, "royal family"', at: "8:00" }],
  ['start topics: "royal family", sport 8:00', { topics: '"royal family", sport', at: "8:00" }],
  ['start topics:"royal family" , “the who” zone:UTC', { topics: '"royal family" , “the who”', zone: "UTC" }],
  ["start languages: en de weekdays 8:00", { languages: "en de", at: "weekdays 8:00" }],
  ["start languages:en, DE fr zone:UTC", { languages: "en, DE fr", zone: "UTC" }],
  ["start", {}],
])("%j", (typed, expected) => {
  expect(understood(briefing, typed)).toEqual({ call: { subcommand: "start", options: expected } });
});

test("a subcommand alone, none at all, and one that is not there", () => {
  expect(understood(briefing, "list")).toEqual({ call: { subcommand: "list", options: {} } });
  expect(understood(briefing, "  ")).toEqual({ call: { subcommand: null, options: {} } });
  expect(understood(briefing, "stop")).toEqual({
    mistake: "/briefing does not know “stop”. It knows: start, list.",
  });
  expect(understood(briefing, "list all of them")).toEqual({
    mistake: "/briefing list takes no words, so I do not know what to do with “all of them”.",
  });
});

test("without a required option the free words are the first one's", () => {
  expect(understood(digest, "2026-03-04")).toEqual({ call: { subcommand: null, options: { date: "2026-03-04" } } });
  expect(usage("/digest", digest)).toBe("/digest [date]");
});

test("what Slack made of addresses, names and marks is undone", () => {
  const typed = "&lt;b&gt; &amp;amp; <https://x.example/a?b&amp;c|x.example> <@U1|ann> <#C1> <#C2|news> <!here>";
  expect(readEscapes(typed)).toBe("<b> &amp; https://x.example/a?b&c ann C1 C2 here");
});

test("whatever is typed is understood or told, and nothing of the free words is lost", () => {
  const piece = fc.constantFrom("at:", "zone:", '"', "“", "”", ",", " ", "x", "8:00", "<", ">", "|", "&amp;", "start ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const shown = understood(briefing, `start ${pieces.join("")}`);
      expect("call" in shown ? shown.call.subcommand : shown.mistake).toBeTruthy();
    }),
  );
  const words = "we lost the rudder";
  expect(understood({ ...digest, options: [option("words", true)] }, words)).toEqual({
    call: { subcommand: null, options: { words } },
  });
});
