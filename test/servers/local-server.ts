import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** What every chat's server of ours has. */
export interface LocalServer {
  /** Waits until something is so; looked at after everything that reaches the server. */
  until<T>(look: () => T | undefined | null | false): Promise<T>;
  stop(): Promise<void>;
}

/** Tells those who wait that something reached the server. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly tell = (): void => void this.#emitter.emit("change");

  readonly until: LocalServer["until"] = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await once(this.#emitter, "change");
    }
  };
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** HTTP and web sockets on one free port of this machine. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  sockets: { upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void; close(): void },
): Promise<Listening> {
  const http = createServer((request, response) => {
    handle(request, response).catch((thrown: unknown) => response.destroy(thrown as Error));
  });
  http.on("upgrade", (request, socket, head) => sockets.upgrade(request, socket, head));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
