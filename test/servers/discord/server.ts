import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Gateway } from "./gateway.ts";
import { People } from "./people.ts";
import { Rest } from "./rest.ts";
import { discordSchema } from "./schema.ts";
import { DiscordState } from "./state.ts";

/** A Discord of our own on this machine: HTTP and gateway on one port, strict, and out of order when told to be. */
export interface DiscordServer {
  /** For the client: "http://127.0.0.1:1234/api". */
  readonly api: string;
  readonly state: DiscordState;
  readonly rest: Rest;
  readonly gateway: Gateway;
  readonly people: People;
  /** Waits until something is so; looked at after everything that reaches the server. */
  until<T>(look: () => T | undefined | null | false): Promise<T>;
  stop(): Promise<void>;
}

export async function startDiscordServer(): Promise<DiscordServer> {
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => changes.emit("change");
  const state = new DiscordState();
  const rest = new Rest(state, discordSchema(), changed);
  const gateway = new Gateway(changed);
  const people = new People(state, (event, data) => gateway.dispatch(event, data));
  const http = createServer((request, response) => {
    rest.handle(request, response).catch((thrown: unknown) => response.destroy(thrown as Error));
  });
  http.on("upgrade", (request, socket, head) => gateway.upgrade(request, socket, head));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  gateway.url = `ws://127.0.0.1:${port}`;
  rest.gateway = gateway.url;
  return {
    api: `http://127.0.0.1:${port}/api`,
    state,
    rest,
    gateway,
    people,
    until: async (look) => {
      for (;;) {
        const found = look();
        if (found) return found;
        await once(changes, "change");
      }
    },
    stop: async () => {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
