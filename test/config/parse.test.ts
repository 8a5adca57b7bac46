import { expect, test } from "vitest";
import { parseConfig } from "../../src/config/parse.ts";
import { Problem } from "../../src/model/problem.ts";

function mistakes(text: string): string {
  try {
    parseConfig(text, "config/soundbite.yaml");
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "bad-config") return thrown.message;
    throw thrown;
  }
  return "none";
}

test("an empty file is all defaults", () => {
  const config = parseConfig("", "config/soundbite.yaml");
  expect(config.store).toBe("data/soundbite.sqlite");
  expect(config.sources).toEqual([]);
  expect(config.digest).toEqual({ stories: 8, points: 4, hours: 24, pictures: true, graceHours: 3 });
});

test("the three kinds of source are read", () => {
  const config = parseConfig(
    "sources:\n  - feed: https://a.example/feed\n  - pages: [https://b.example/]\n    name: B\n  - files: inbox\n",
    "config/soundbite.yaml",
  );
  expect(config.sources.map((source) => Object.keys(source)[0])).toEqual(["feed", "pages", "files"]);
});

test("owners have a name and their outlets", () => {
  const { owners } = parseConfig("owners:\n  - name: Northern Press\n    outlets: [The Example, a.example]\n", "x");
  expect(owners).toEqual([{ name: "Northern Press", outlets: ["The Example", "a.example"] }]);
  expect(mistakes("owners:\n  - name: Northern Press\n    outlets: []\n")).toContain("list the outlets");
});

test.each(["61 8 * * *", "0 8 30 2 *", "soon"])("a briefing at %s is refused where it is written", (at) => {
  const told = mistakes(`briefings:\n  - name: morning\n    at: "${at}"\n    channels: [slack:C1]\n`);
  expect(told).toContain("line 3: briefings.0.at");
  expect(told).toContain(at);
});

test("a webhook that a briefing names is named under chats too, and no two have one name", () => {
  expect(mistakes("briefings:\n  - at: daily 8:00\n    channels: [slack:C1, webhook:desk]\n")).toContain(
    "line 3: briefings.0.channels.1: name webhook:desk under chats.webhooks",
  );
  const hook = "{ name: desk, url: https://desk.example/ }";
  expect(mistakes(`chats:\n  webhooks: [${hook}, ${hook}]\n`)).toContain("two of them have one name");
});

test("aliases that grow without end are refused in the file's name", () => {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`);
  expect(mistakes(`a0: &a0 [x]\n${levels.join("\n")}\n`)).toContain("config/soundbite.yaml has 1 mistake");
});

test("every mistake is told at once, with its line", () => {
  const told = mistakes(
    [
      "timeZone: Mars/Olympus",
      "sources:",
      "  - feed: not an address",
      "  - nothing: here",
      "digest:",
      "  stories: 0",
      "colour: red",
    ].join("\n"),
  );
  expect(told).toContain("5 mistakes");
  expect(told).toMatch(/line 1: timeZone: not an IANA time zone/);
  expect(told).toMatch(/line 3: sources\.0/);
  expect(told).toMatch(/line 4: sources\.1/);
  expect(told).toMatch(/line 6: digest\.stories/);
  expect(told).toMatch(/unknown setting `colour`/);
});

test("what is not YAML is told with its line", () => {
  expect(mistakes("timeZone: UTC\nsources: [unclosed\n")).toMatch(/line [23]: not YAML/);
});
