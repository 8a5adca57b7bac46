import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "../../src/config/load.ts";

const ROOT = join(import.meta.dirname, "../..");
const VARIABLE = /\$\{(\w+):\?[^}]+\}/g;

interface Service {
  readonly environment: Readonly<Record<string, string>>;
}

/** A compose file as Compose reads it: every variable must be set, or nothing begins. */
function composed(name: string, variables: Readonly<Record<string, string>>) {
  const text = readFileSync(join(ROOT, name), "utf8");
  const filled = text.replace(VARIABLE, (_, variable: string) => {
    const value = variables[variable];
    if (value === undefined) throw new Error(`${variable} is not set`);
    return value;
  });
  return parse(filled, { merge: true }) as { readonly services: Readonly<Record<string, Service>> };
}

function emptyConfig(): string {
  const file = join(mkdtempSync(join(tmpdir(), "compose-")), "soundbite.yaml");
  writeFileSync(file, "timeZone: UTC\n");
  return file;
}

const ROLES = ["chat", "collect", "deliver", "web"];

/** The services of compose.scale.yaml by name, PostgreSQL among them. */
const scaled = () => composed("compose.scale.yaml", { POSTGRES_PASSWORD: "harbour7" }).services;

test.each(ROLES)("the role %s of compose.scale.yaml finds the database that it makes", (role) => {
  const { [role]: service, postgres } = scaled();
  const { store } = loadConfig(emptyConfig(), (service as Service).environment);
  const { protocol, hostname, port, username, password, pathname } = new URL(store);
  expect({ protocol, hostname, port }).toEqual({ protocol: "postgres:", hostname: "postgres", port: "5432" });
  expect(postgres?.environment).toEqual({
    POSTGRES_USER: username,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: pathname.slice(1),
  });
});

test("compose.scale.yaml does not begin without a password", () => {
  expect(() => composed("compose.scale.yaml", {})).toThrow("POSTGRES_PASSWORD");
});

test.each(ROLES)("the role %s of compose.scale.yaml is held as tightly as the bot of compose.yaml", (role) => {
  const {
    volumes: _,
    command: __,
    ports: ___,
    ...care
  } = composed("compose.yaml", {}).services["soundbite"] as Service & Readonly<Record<string, unknown>>;
  expect(scaled()[role]).toMatchObject(care);
});
