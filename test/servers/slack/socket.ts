import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Json } from "./rules.ts";

/** How Slack tells the bot of something; answers with what the bot acknowledged it with. */
export type Deliver = (kind: "slash_commands" | "interactive" | "events_api", payload: Json) => Promise<Json | null>;

/** Slack's Socket Mode, for one bot. */
export class SocketMode {
  connections = 0;
  /** New connections are not greeted, and nothing is told, before `greet` is called. */
  holdsBack = false;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #waiting = new Map<string, (body: Json | null) => void>();
  readonly #unacknowledged = new Map<string, string>();
  readonly #changed: () => void;
  #count = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      this.connections += 1;
      client.on("message", (data) => this.#receive(JSON.parse(String(data))));
      client.on("close", () => this.#changed());
      if (!this.holdsBack) this.greet();
      this.#changed();
    });
  }

  greet(): void {
    const client = this.#open();
    client?.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A0001" } }));
    for (const envelope of this.#unacknowledged.values()) client?.send(envelope);
  }

  get connected(): boolean {
    return this.#open() !== undefined;
  }

  /** What was not acknowledged, as the bot was away or its connection lost, comes when it is back. */
  readonly deliver: Deliver = (type, payload) => {
    this.#count += 1;
    const id = `envelope-${this.#count}`;
    const envelope = JSON.stringify({
      envelope_id: id,
      type,
      payload,
      accepts_response_payload: type !== "events_api",
    });
    const acknowledged = new Promise<Json | null>((resolve) => this.#waiting.set(id, resolve));
    this.#unacknowledged.set(id, envelope);
    this.#open()?.send(envelope);
    return acknowledged;
  };

  /** Asks the bot to come back, as Slack does every few hours. */
  askToReconnect(): void {
    this.#open()?.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const client of this.#sockets.clients) client.terminate();
  }

  close(): void {
    this.cut();
    this.#sockets.close();
  }

  #open(): WebSocket | undefined {
    return [...this.#sockets.clients].findLast(({ readyState }) => readyState === 1);
  }

  #receive({ envelope_id: id, payload }: { readonly envelope_id: string; readonly payload?: Json }): void {
    this.#waiting.get(id)?.(payload ?? null);
    this.#waiting.delete(id);
    this.#unacknowledged.delete(id);
    this.#changed();
  }
}
