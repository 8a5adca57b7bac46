import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Log } from "../../log.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import { scopeOfTenant } from "../../model/tenant.ts";
import { wellFormed } from "../answers/well-formed.ts";
import type { RoomDesk } from "../desk.ts";
import { type ApiKey, type KeyScope, keyFor } from "./keys.ts";
import { API_BASE, openApiDocument } from "./openapi.ts";
import { type ApiQuestion, QUESTIONS } from "./questions.ts";

export interface ApiSettings {
  readonly desk: RoomDesk;
  readonly log: Log;
}

/** Adds the API for programs: the room's questions as JSON, each asked with a key. */
export function addApi(room: Hono, settings: ApiSettings): void {
  room.get(`${API_BASE}/openapi.json`, (context) => context.json(openApiDocument()));
  for (const question of QUESTIONS) {
    const path = `${API_BASE}${question.path.replace(/\{(\w+)\}/g, ":$1")}`;
    room.get(path, (context) => answered(context, question, settings));
  }
  room.all(`${API_BASE}/*`, (context) => refused(context, 404, "not-found", `see ${API_BASE}/openapi.json`));
}

/** The key that a request comes with; an answer that says why not where it may not ask. */
export async function keyOf(context: Context, needs: KeyScope, desk: RoomDesk): Promise<ApiKey | Response> {
  const [, token = ""] = /^Bearer (\S{1,200})$/i.exec(context.req.header("authorization") ?? "") ?? [];
  const key = token === "" ? null : keyFor(token, await desk.keys());
  if (key === null) {
    context.header("www-authenticate", 'Bearer realm="soundbite"');
    return refused(context, 401, "no-key", "give a key: Authorization: Bearer sbk_… (soundbite keys add makes one)");
  }
  return key.scopes.includes(needs) ? key : refused(context, 403, "not-allowed", `this key has not the scope ${needs}`);
}

async function answered(context: Context, question: ApiQuestion, { desk, log }: ApiSettings): Promise<Response> {
  const key = await keyOf(context, question.needs, desk);
  if (key instanceof Response) return key;
  const asked = question.asked.safeParse({ ...context.req.query(), ...context.req.param() });
  if (!asked.success) return refused(context, 400, "bad-input", z.prettifyError(asked.error));
  try {
    const scope = scopeOfTenant(key.tenant);
    const answer = await question.ask(wellFormed(asked.data) as never, { desk, scope });
    return answer === null
      ? refused(context, 404, "not-found", "there is no such thing")
      : context.json(wellFormed(answer));
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === "bad-input")
      return refused(context, 400, thrown.code, thrown.message);
    log.warn({ cause: problemWords(thrown), question: question.name }, "the API could not answer");
    return refused(context, 503, "unavailable", "not now; try it again");
  }
}

const refused = (context: Context, status: 400 | 401 | 403 | 404 | 503, code: string, message: string): Response =>
  context.json({ error: { code, message } }, status);
