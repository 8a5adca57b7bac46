import { Changes, type LocalServer, listen } from "../local-server.ts";
import { Gateway } from "./gateway.ts";
import { People } from "./people.ts";
import { Rest } from "./rest.ts";
import { discordSchema } from "./schema.ts";
import { DiscordState } from "./state.ts";

/** A Discord of our own on this machine: HTTP and gateway on one port, strict, and out of order when told to be. */
export interface DiscordServer extends LocalServer {
  /** For the client: "http://127.0.0.1:1234/api". */
  readonly api: string;
  readonly state: DiscordState;
  readonly rest: Rest;
  readonly gateway: Gateway;
  readonly people: People;
}

export async function startDiscordServer(): Promise<DiscordServer> {
  const changes = new Changes();
  const state = new DiscordState();
  const rest = new Rest(state, discordSchema(), changes.tell);
  const gateway = new Gateway(changes.tell);
  const people = new People(state, (event, data) => gateway.dispatch(event, data));
  const { port, close } = await listen((request, response) => rest.handle(request, response), gateway);
  gateway.url = `ws://127.0.0.1:${port}`;
  rest.gateway = gateway.url;
  return { api: `http://127.0.0.1:${port}/api`, state, rest, gateway, people, until: changes.until, stop: close };
}
