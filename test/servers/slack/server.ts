import { Changes, type LocalServer, listen } from "../local-server.ts";
import { People } from "./people.ts";
import { SocketMode } from "./socket.ts";
import { SlackState } from "./state.ts";
import { Web } from "./web.ts";

/** A Slack of our own on this machine: Web API, Socket Mode and answers on one port, strict, and out of order when told to be. */
export interface SlackServer extends LocalServer {
  /** For the client: "http://127.0.0.1:1234/api/". */
  readonly api: string;
  readonly state: SlackState;
  readonly web: Web;
  readonly socket: SocketMode;
  readonly people: People;
}

export async function startSlackServer(): Promise<SlackServer> {
  const changes = new Changes();
  const state = new SlackState();
  const web = new Web(state, changes.tell);
  const socket = new SocketMode(changes.tell);
  const { port, close } = await listen((request, response) => web.handle(request, response), socket);
  web.socket = `ws://127.0.0.1:${port}/link`;
  const people = new People(state, changes.tell, socket.deliver, `http://127.0.0.1:${port}/response/`);
  return { api: `http://127.0.0.1:${port}/api/`, state, web, socket, people, until: changes.until, stop: close };
}
