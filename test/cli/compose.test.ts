import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runCommandLine } from "../../src/cli/program.ts";
import { loadConfig } from "../../src/config/load.ts";

const ROOT = join(import.meta.dirname, "../..");
const VARIABLE = /\$\{(\w+):\?[^}]+\}/g;

interface Service {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly deploy: { readonly replicas: number };
}

/** A compose file as Compose reads it: every variable must be set, or nothing begins. */
function composed(name: string, variables: Readonly<Record<string, string>>) {
  const text = readFileSync(join(ROOT, name), "utf8");
  const filled = text.replace(VARIABLE, (_, variable: string) => {
    const value = variables[variable];
    if (value === undefined) throw new Error(`${variable} is not set`);
    return value;
  });
  return parse(filled) as { readonly services: Readonly<Record<"soundbite" | "postgres", Service>> };
}

function emptyConfig(): string {
  const file = join(mkdtempSync(join(tmpdir(), "compose-")), "soundbite.yaml");
  writeFileSync(file, "timeZone: UTC\n");
  return file;
}

async function run(argv: readonly string[]) {
  let err = "";
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      err += String(chunk);
      done();
    },
  });
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
  return { code: await runCommandLine(argv, { stdin: Readable.from([]), stdout, stderr }), err };
}

test("compose.scale.yaml gives its bots a command that the command line takes", async () => {
  const { soundbite } = composed("compose.scale.yaml", { POSTGRES_PASSWORD: "harbour7" }).services;
  expect(soundbite.deploy.replicas).toBe(2);
  const { code, err } = await run([...soundbite.command, "--config", emptyConfig()]);
  expect(err).toContain("names no source and no chat");
  expect(code).toBe(1);
});

test("the bots of compose.scale.yaml find the database that it makes", () => {
  const { soundbite, postgres } = composed("compose.scale.yaml", { POSTGRES_PASSWORD: "harbour7" }).services;
  const { store } = loadConfig(emptyConfig(), soundbite.environment);
  const { protocol, hostname, port, username, password, pathname } = new URL(store);
  expect({ protocol, hostname, port }).toEqual({ protocol: "postgres:", hostname: "postgres", port: "5432" });
  expect(postgres.environment).toEqual({
    POSTGRES_USER: username,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: pathname.slice(1),
  });
});

test("compose.scale.yaml does not begin without a password", () => {
  expect(() => composed("compose.scale.yaml", {})).toThrow("POSTGRES_PASSWORD");
});

test("a bot of compose.scale.yaml is held as tightly as the one of compose.yaml", () => {
  const alone = composed("compose.yaml", {}).services.soundbite;
  const { volumes: _, ...care } = alone as Service & { readonly volumes: unknown };
  expect(composed("compose.scale.yaml", { POSTGRES_PASSWORD: "harbour7" }).services.soundbite).toMatchObject(care);
});
