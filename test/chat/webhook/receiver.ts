import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A program that is called: what it does with each call is said beforehand; then it takes everything. */
export interface Receiver {
  readonly url: string;
  readonly host: string;
  readonly calls: readonly Call[];
  /** How the next calls are answered: a status, nothing at all, or by a function. */
  readonly fates: (number | "hang" | "break" | ((response: ServerResponse) => void))[];
  close(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const calls: Call[] = [];
  const fates: Receiver["fates"] = [];
  const server = createServer(async (request, response) => {
    calls.push({ path: request.url ?? "", headers: request.headers, body: await text(request) });
    const fate = fates.shift() ?? 204;
    if (fate === "hang") return;
    if (fate === "break") return void response.destroy();
    if (typeof fate === "function") return fate(response);
    response.writeHead(fate).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/hooks/q3Xv0aPz81kLmR2d`,
    host,
    calls,
    fates,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
