import { type Command, InvalidArgumentError } from "commander";
import { addKey, keptKeys, removeKey } from "../app/room/kept-keys.ts";
import { CONFIGURATION } from "../model/tenant.ts";
import { type KeyScope, SCOPES } from "../web/api/keys.ts";
import type { CommandLine } from "./context.ts";
import { type StoreOptions, withStore } from "./with-store.ts";

interface AddOptions extends StoreOptions {
  readonly scopes: readonly KeyScope[];
  readonly workspace: string;
}

/** Keys with which programs ask the reading room. */
export function registerKeys(program: Command, line: CommandLine): void {
  const keys = program.command("keys").description("keys with which programs ask the reading room");
  const command = (of: string, about: string) =>
    keys
      .command(of)
      .description(about)
      .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
      .option("--store <PATH>", "another store than the configured one");
  command("add", "make a key and print it once")
    .argument("<name>", "for what it is")
    .option("--scopes <LIST>", `of ${SCOPES.join(", ")}`, scopesIn, ["read"])
    .option("--workspace <ID>", "one workspace's eyes (slack:T123, discord:456); what is configured where absent", "")
    .action((name: string, options: AddOptions) =>
      withStore(options, async (store) => {
        const { scopes, workspace: tenant } = options;
        const token = await addKey(store, { name, scopes, tenant }, new Date());
        line.stdout.write(`${token}\nThis is shown once: the store keeps only a hash of it.\n`);
      }),
    );
  command("list", "what keys there are").action((options: StoreOptions) =>
    withStore(options, async (store) => {
      const kept = await keptKeys(store);
      const lines = kept.map(({ id, name, scopes, tenant, madeAt }) =>
        [id, name, scopes.join(","), tenant === CONFIGURATION ? "what is configured" : tenant, madeAt].join("  "),
      );
      line.stdout.write(lines.length > 0 ? `${lines.join("\n")}\n` : "No keys. soundbite keys add NAME makes one.\n");
    }),
  );
  command("remove", "let a key open nothing any more")
    .argument("<name>", "its name or id")
    .action((name: string, options: StoreOptions) =>
      withStore(options, async (store) => {
        await removeKey(store, name, new Date());
        line.stdout.write(`${name}: removed.\n`);
      }),
    );
}

function scopesIn(list: string): readonly KeyScope[] {
  const named = list.split(",").map((one) => one.trim());
  const known = SCOPES.filter((scope) => named.includes(scope));
  if (known.length === 0 || known.length < new Set(named).size) {
    throw new InvalidArgumentError(`Name some of ${SCOPES.join(", ")}.`);
  }
  return known;
}
