import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { People } from "./people.ts";
import { SocketMode } from "./socket.ts";
import { SlackState } from "./state.ts";
import { Web } from "./web.ts";

/** A Slack of our own on this machine: Web API, Socket Mode and answers on one port, strict, and out of order when told to be. */
export interface SlackServer {
  /** For the client: "http://127.0.0.1:1234/api/". */
  readonly api: string;
  readonly state: SlackState;
  readonly web: Web;
  readonly socket: SocketMode;
  readonly people: People;
  /** Waits until something is so; looked at after everything that reaches the server. */
  until<T>(look: () => T | undefined | null | false): Promise<T>;
  stop(): Promise<void>;
}

export async function startSlackServer(): Promise<SlackServer> {
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => changes.emit("change");
  const state = new SlackState();
  const web = new Web(state, changed);
  const socket = new SocketMode(changed);
  const http = createServer((request, response) => {
    web.handle(request, response).catch((thrown: unknown) => response.destroy(thrown as Error));
  });
  http.on("upgrade", (request, stream, head) => socket.upgrade(request, stream, head));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  web.socket = `ws://127.0.0.1:${port}/link`;
  const people = new People(state, changed, socket.deliver, `http://127.0.0.1:${port}/response/`);
  return {
    api: `http://127.0.0.1:${port}/api/`,
    state,
    web,
    socket,
    people,
    until: async (look) => {
      for (;;) {
        const found = look();
        if (found) return found;
        await once(changes, "change");
      }
    },
    stop: async () => {
      socket.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
