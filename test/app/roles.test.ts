import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { EVERY_ROLE, ROLES, refuseRoles, rolesIn } from "../../src/app/roles.ts";
import { commandsFor } from "../../src/cli/commands.ts";
import { parseConfig } from "../../src/config/parse.ts";

const POSTGRES = 'store: "postgres://soundbite@host/store"\n';
const CHAT = "chats: { discord: {} }\n";
const configured = (text: string) => ({ ...parseConfig(text, "soundbite.yaml"), path: "soundbite.yaml" }) as never;

test("roles are named with commas", () => {
  expect([...rolesIn("deliver, collect")]).toEqual(["collect", "deliver"]);
});

test.each([
  ["", '"" is no role: name some of chat, collect, deliver, web'],
  ["chat,posting", '"posting" is no role'],
  ["chat,read", "collect also reads"],
])("what is no role is refused with those there are: %j", (list, words) => {
  expect(() => rolesIn(list)).toThrow(words);
});

test("on a SQLite file some of the roles are refused, since nobody would do the others", () => {
  const sqlite = configured(`store: data/soundbite.sqlite\n${CHAT}`);
  expect(() => refuseRoles(rolesIn("chat"), sqlite)).toThrow("leave --roles out");
  expect(() => refuseRoles(EVERY_ROLE, sqlite)).not.toThrow();
});

test("a role for which the configuration has nothing to do is refused", () => {
  expect(() => refuseRoles(rolesIn("web"), configured(POSTGRES + CHAT))).toThrow("no web:");
  expect(() => refuseRoles(rolesIn("collect,deliver"), configured(POSTGRES))).toThrow("no chats:");
  expect(() => refuseRoles(rolesIn("collect,deliver"), configured(POSTGRES + CHAT))).not.toThrow();
  expect(() => refuseRoles(EVERY_ROLE, configured(POSTGRES))).not.toThrow();
});

const scale = parse(readFileSync(join(import.meta.dirname, "../../compose.scale.yaml"), "utf8"), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};

interface Service {
  readonly command?: readonly string[];
  readonly deploy?: { readonly replicas: number };
}

test("compose.scale.yaml runs each role twice, with commands that the command line takes", async () => {
  const running: [readonly string[], number | undefined][] = [];
  for (const { command = [], deploy } of Object.values(scale.services)) {
    const [name, ...options] = command;
    if (name === undefined) continue;
    const program = new Command();
    for (const register of await commandsFor(name)) register(program, {} as never);
    const called = program.commands.find((one) => one.name() === name);
    expect(called?.parseOptions(options)).toEqual({ operands: [], unknown: [] });
    running.push([[...(called?.opts()["roles"] ?? [])], deploy?.replicas]);
  }
  expect(running.toSorted()).toEqual(ROLES.map((role) => [[role], 2]));
});
