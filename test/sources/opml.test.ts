import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { generateOpml, parseOpml } from "feedsmith";
import { expect, onTestFinished, test } from "vitest";
import { runCommandLine } from "../../src/cli/program.ts";
import { loadConfig } from "../../src/config/load.ts";
import { readOpml, writeOpml } from "../../src/sources/opml/opml.ts";

const ODD = ["Meer & Küste", 'The "Dock" <daily>', "Ünïcode 港", "a'b", "  two  words "];

const THOUSAND = Array.from({ length: 1_000 }, (_, at) => ({
  url: `https://feeds.example/${at}?a=1&b=<${at}>`,
  title: at % 7 === 0 ? null : `${(ODD[at % ODD.length] ?? "").trim()} ${at}`,
  folders: [[], ["World"], ["World", "Coast & sea"], ['"Odd" <folder>']][at % 4] ?? [],
}));

const inOrder = (feeds: readonly { readonly url: string }[]) =>
  feeds.toSorted((one, other) => (one.url < other.url ? -1 : 1));

test("a thousand feeds in their folders go out and come back the same, and another reader takes them", () => {
  const written = writeOpml("All of them", THOUSAND);
  const back = readOpml(written);
  const expected = THOUSAND.map((feed) => ({ ...feed, title: feed.title ?? feed.url.slice(0, 80) }));
  expect(inOrder(back)).toEqual(inOrder(expected));
  expect(writeOpml("All of them", back)).toBe(written);
  interface Outline {
    readonly xmlUrl?: string;
    readonly text?: string;
    readonly outlines?: readonly Outline[];
  }
  const leaves = (outlines: readonly Outline[] = [], folders: readonly string[] = []): unknown[] =>
    outlines.flatMap(({ xmlUrl, text = "", outlines: within }) =>
      xmlUrl === undefined ? leaves(within, [...folders, text]) : [{ url: xmlUrl, title: text, folders }],
    );
  const others = leaves(parseOpml(written).body?.outlines as readonly Outline[]);
  expect(inOrder(others as { url: string }[])).toEqual(inOrder(expected));
  const theirs = generateOpml({
    head: { title: "x" },
    body: { outlines: [{ text: "World", outlines: [{ text: "A & B", type: "rss", xmlUrl: "https://a.example/f" }] }] },
  });
  expect(readOpml(theirs)).toEqual([{ url: "https://a.example/f", title: "A & B", folders: ["World"] }]);
});

test("what is no list, has entities of its own or addresses of another kind opens nothing", () => {
  const bomb = '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><opml></opml>';
  expect(() => readOpml(bomb)).toThrow("DOCTYPE");
  expect(() => readOpml("<rss><channel/></rss>")).toThrow("no list of feeds");
  const deep = `<opml><body>${'<outline text="f">'.repeat(50)}</body></opml>`;
  expect(() => readOpml(deep)).toThrow("folders");
  const many = `<opml>${Array.from({ length: 6_000 }, (_, at) => `<outline xmlUrl="https://a.example/${at}"/>`).join("")}`;
  expect(() => readOpml(many)).toThrow("5000 feeds");
  const odd =
    '<opml><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:1"/><outline xmlUrl="https://ok.example/"/>';
  expect(readOpml(odd).map(({ url }) => url)).toEqual(["https://ok.example/"]);
});

test("a list among the sources stands for its feeds; import names it there, export gives it back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "soundbite-opml-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [config, list] = [join(folder, "soundbite.yaml"), join(folder, "reader.opml")];
  const from = await mkdtemp(join(tmpdir(), "soundbite-opml-"));
  onTestFinished(() => rm(from, { recursive: true, force: true }));
  await writeFile(join(from, "reader.opml"), writeOpml("mine", THOUSAND.slice(0, 8)));
  await writeFile(config, "# mine\nsources:\n  - feed: https://own.example/feed # first\n    topics: [own]\n");
  const run = async (...args: string[]) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const code = await runCommandLine(args, { stdin: new PassThrough(), stdout, stderr });
    return { code, out: String(stdout.read() ?? ""), err: String(stderr.read() ?? "") };
  };
  expect(await run("sources", "import", join(from, "reader.opml"), "--config", config)).toMatchObject({ code: 0 });
  expect(await readFile(config, "utf8")).toContain("# first");
  const { sources } = loadConfig(config, {});
  expect(sources.length).toBe(9);
  expect(sources).toContainEqual({
    ...{ feed: THOUSAND[2]?.url, name: THOUSAND[2]?.title, topics: ["World", "Coast & sea"] },
  });
  const exported = (await run("sources", "export", "--config", config)).out;
  expect(
    readOpml(exported)
      .map(({ url }) => url)
      .sort(),
  ).toEqual(sources.map((one) => ("feed" in one ? one.feed : "")).sort());
  expect((await run("sources", "import", join(from, "reader.opml"), "--config", config)).err).toContain(
    "exists already",
  );
  await writeFile(list, "no list");
  expect(() => loadConfig(config, {})).toThrow("Export it anew");
});
