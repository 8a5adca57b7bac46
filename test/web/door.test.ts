import { expect, test } from "vitest";
import { parseConfig } from "../../src/config/parse.ts";
import { type DoorSettings, doorOf } from "../../src/web/door.ts";

const PASSWORD = "a long word, and another";

function doorAt(of: Partial<DoorSettings>) {
  let now = 0;
  const door = doorOf({ perMinute: 1_000, elapsed: () => now, ...of });
  const status = (path: string, headers: Readonly<Record<string, string>> = {}, peer = "192.0.2.7") =>
    door(new Request(`https://news.example${path}`, { headers }), peer)?.status ?? 200;
  return { status, later: (milliseconds: number) => (now += milliseconds) };
}

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`anyone:${password}`).toString("base64")}`,
});

test("a password opens, what is wrong does not, and who tries many waits a minute", () => {
  const { status, later } = doorAt({ password: PASSWORD });
  expect(status("/")).toBe(401);
  expect(status("/search?q=x", basic(PASSWORD))).toBe(200);
  expect(status("/", { authorization: "Basic ????" })).toBe(401);
  for (let tries = 0; tries < 10; tries++) expect(status("/", basic(`guess ${tries}`))).toBe(401);
  expect(status("/", basic(PASSWORD)), "not even the right one now").toBe(429);
  expect(status("/", basic(PASSWORD), "192.0.2.8"), "others are not kept out").toBe(200);
  later(60_001);
  expect(status("/", basic(PASSWORD))).toBe(200);
});

test("signed addresses and programs with keys come in by what they bring", () => {
  const { status } = doorAt({ password: PASSWORD });
  for (const path of ["/~pass/story/x", "/api/v1/today", "/mcp"]) expect(status(path), path).toBe(200);
  for (const path of ["/archive", "/feed.atom", "//~x", "/apix"]) expect(status(path), path).toBe(401);
});

test("a proxy's header counts from the proxy alone", () => {
  const { status } = doorAt({ proxy: { from: ["10.0.0.2"], header: "x-remote-user" } });
  const header = { "x-remote-user": "ada" };
  expect(status("/", header, "10.0.0.2")).toBe(200);
  expect(status("/", header, "::ffff:10.0.0.2")).toBe(200);
  expect(status("/", header, "10.0.0.3")).toBe(403);
  expect(status("/", { "x-remote-user": " " }, "10.0.0.2")).toBe(403);
});

test("requests are counted by who sent them: through the proxy by what it wrote down, else by the connection", () => {
  const { status, later } = doorAt({ perMinute: 10, proxy: { from: ["10.0.0.2"], header: "x-remote-user" } });
  const by = (forwarded: string) => ({ "x-remote-user": "ada", "x-forwarded-for": forwarded });
  for (let count = 0; count < 10; count++)
    expect(status("/", by(`1.1.1.${count}, 198.51.100.1`), "10.0.0.2")).toBe(200);
  expect(status("/", by("198.51.100.1"), "10.0.0.2")).toBe(429);
  expect(status("/", by("198.51.100.2"), "10.0.0.2")).toBe(200);
  for (let count = 0; count < 10; count++) status("/", {}, `2001:db8::${count}`);
  expect(status("/~x/", {}, "2001:db8::ffff"), "one household is one").toBe(429);
  later(60_001);
  expect(status("/~x/", {}, "2001:db8::ffff")).toBe(200);
});

test("a room that others reach is not opened to everybody by mistake", () => {
  const web = (lines: string) => parseConfig(`web:\n  port: 8080\n  ${lines}`, "soundbite.yaml").web;
  expect(() => web("host: 0.0.0.0")).toThrow("anybody reads all of it");
  expect(() => web("host: 0.0.0.0\n  address: https://news.example")).toThrow("anybody reads all of it");
  expect(web(`host: 0.0.0.0\n  address: https://news.example\n  password: ${PASSWORD}`)?.host).toBe("0.0.0.0");
  expect(web("host: 127.0.0.1")?.perMinute).toBe(300);
});
