import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { userJson } from "./answers.ts";
import { APPLICATION, BOT, GUILD, TOKEN } from "./state.ts";

/** Discord's gateway operations. */
const DISPATCH = 0;
const HEARTBEAT = 1;
const IDENTIFY = 2;
const RESUME = 6;
const RECONNECT = 7;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;

const AUTHENTICATION_FAILED = 4004;
const INVALID_INTENTS = 4013;

interface Dispatched {
  readonly op: typeof DISPATCH;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

interface Session {
  readonly id: string;
  readonly sent: Dispatched[];
  socket: WebSocket | null;
}

/** Discord's WebSocket side, for one bot. */
export class Gateway {
  /** In milliseconds. */
  heartbeatInterval = 41_250;
  /** Heartbeats are no longer acknowledged. */
  zombie = false;
  readonly identifies: { readonly intents: number }[] = [];
  resumes = 0;
  heartbeats = 0;
  /** The address at which the gateway answers. */
  url = "";
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #changed: () => void;
  #latest: Session | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (client) => {
      client.on("message", (data) => this.#receive(client, JSON.parse(String(data))));
      client.on("close", () => this.#forget(client));
      send(client, { op: HELLO, d: { heartbeat_interval: this.heartbeatInterval } });
    });
  }

  /** Tells every session of an event, as there may be several of one bot; one that is not connected gets it when it resumes. */
  dispatch(type: string, data: unknown): void {
    if (this.#latest === null) throw new Error("no bot has ever identified with this gateway");
    for (const session of this.#sessions.values()) this.#tell(session, type, data);
  }

  #tell(session: Session, type: string, data: unknown): void {
    const event: Dispatched = { op: DISPATCH, t: type, s: session.sent.length + 1, d: data };
    session.sent.push(event);
    if (session.socket) send(session.socket, event);
  }

  get connected(): boolean {
    return [...this.#sessions.values()].some(({ socket }) => socket !== null);
  }

  /** Op 7: asks the bot to come back. */
  askToReconnect(): void {
    this.#toLatest({ op: RECONNECT, d: null });
  }

  /** Op 9. */
  invalidateSession(resumable: boolean): void {
    if (!resumable && this.#latest) this.#sessions.delete(this.#latest.id);
    this.#toLatest({ op: INVALID_SESSION, d: resumable });
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const client of this.#sockets.clients) client.terminate();
  }

  /** Closes what identifies with this code; null for nobody. */
  refusing: number | null = null;

  close(): void {
    this.cut();
    this.#sockets.close();
  }

  #toLatest(payload: unknown): void {
    if (this.#latest?.socket) send(this.#latest.socket, payload);
  }

  #receive(client: WebSocket, { op, d }: { op: number; d: unknown }): void {
    if (op === HEARTBEAT) {
      this.heartbeats += 1;
      if (!this.zombie) send(client, { op: HEARTBEAT_ACK });
    } else if (op === IDENTIFY) {
      this.#identify(client, d as { token: string; intents: number });
    } else if (op === RESUME) {
      this.#resume(client, d as { token: string; session_id: string; seq: number });
    }
    this.#changed();
  }

  #identify(client: WebSocket, { token, intents }: { token: string; intents: number }): void {
    if (this.refusing !== null) {
      client.close(this.refusing);
      return;
    }
    if (token !== TOKEN || !Number.isInteger(intents)) {
      client.close(token === TOKEN ? INVALID_INTENTS : AUTHENTICATION_FAILED);
      return;
    }
    this.identifies.push({ intents });
    const session: Session = { id: `session-${this.identifies.length}`, sent: [], socket: client };
    this.#sessions.set(session.id, session);
    this.#latest = session;
    this.#tell(session, "READY", {
      v: 10,
      user: userJson(BOT, "soundbite", true),
      guilds: [{ id: GUILD, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: this.url,
      shard: [0, 1],
      application: { id: APPLICATION, flags: 0 },
    });
  }

  #resume(client: WebSocket, { token, session_id, seq }: { token: string; session_id: string; seq: number }): void {
    const session = this.#sessions.get(session_id);
    if (!session || token !== TOKEN) {
      send(client, { op: INVALID_SESSION, d: false });
      return;
    }
    this.resumes += 1;
    session.socket = client;
    for (const event of session.sent.filter(({ s }) => s > seq)) send(client, event);
    this.#tell(session, "RESUMED", { _trace: [] });
  }

  #forget(client: WebSocket): void {
    for (const session of this.#sessions.values()) {
      if (session.socket === client) session.socket = null;
    }
    this.#changed();
  }
}

function send(client: WebSocket, payload: unknown): void {
  client.send(JSON.stringify(payload));
}
