import { DiscordAPIError, DiscordjsError, HTTPError, RateLimitError } from "discord.js";
import { Problem, problemWords } from "../../model/problem.ts";

/** Codes of docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes. */
const UNKNOWN_CHANNEL = 10003;
const UNKNOWN_MESSAGE = 10008;
const UNKNOWN_INTERACTION = 10062;
const UNKNOWN_WEBHOOK = 10015;
const UNKNOWN_TAG = 10087;
const INVALID_FORM = 50035;
const ALREADY_ACKNOWLEDGED = 40060;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;
const THREAD_EXISTS = 160004;
/** Discord's own network failed: nothing was done, and it passes. */
const INTERNAL_NETWORK = 40333;
/** What a place is, or how it is set up: every post meets it. With what to do about it. */
const PLACE_ADVICE: ReadonlyMap<number, string> = new Map([
  [
    40067,
    "the forum demands a tag: in Discord, Edit Channel, add a tag that everyone may use or switch off Require Tags",
  ],
  [50008, "it is no channel for messages: start the briefing in a text channel, an announcement channel or a forum"],
  [50007, "open direct messages of this server (click its name, Privacy Settings), or unblock the bot"],
  [50024, "it is no channel for messages: start the briefing in a text channel, an announcement channel or a forum"],
]);
/** The thread takes nothing (any more): the channel itself may. */
const NO_THREAD = [50083, 160002, 160005, 160006, 160007];

/** The request never left this machine. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/**
 * What went wrong with a request, for delivery to decide on. `what` names the request ("posting to channel 42").
 * A time-out, a lost connection and a 5xx leave open whether Discord did it.
 */
export function asProblem(thrown: unknown, what: string): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof RateLimitError) return rateLimited(thrown, what);
  if (thrown instanceof DiscordAPIError) return refused(thrown, what);
  if (thrown instanceof HTTPError) return unknown(thrown, what, `Discord answered ${thrown.status}`);
  if (thrown instanceof DiscordjsError) return tokenProblem(what, thrown);
  const code = networkCode(thrown);
  if (code !== null && NOT_SENT.has(code)) {
    const words = `${what} failed, Discord cannot be reached (${code}): check this machine's network`;
    return new Problem("unreachable", words, { cause: thrown });
  }
  return unknown(thrown, what, code ?? problemWords(thrown));
}

/** For a request that changes nothing, or nothing when repeated: its outcome being open only means "not now". */
export function asNotDone(thrown: unknown): unknown {
  if (!(thrown instanceof Problem) || thrown.code !== "outcome-unknown") return thrown;
  return new Problem("unavailable", thrown.message, { cause: thrown.cause });
}

function rateLimited(limit: RateLimitError, what: string): Problem {
  const wait = Math.max(limit.retryAfter, limit.sublimitTimeout, 0);
  const words = `${what} must wait ${Math.ceil(wait / 1000)} s: Discord's rate limit is reached`;
  return new Problem("rate-limited", words, { cause: limit, retryAfterMilliseconds: Math.ceil(wait) });
}

function refused(error: DiscordAPIError, what: string): Problem {
  const options = { cause: error };
  if (error.status === 401) return tokenProblem(what, error);
  if (error.code === INTERNAL_NETWORK) {
    return new Problem("unavailable", `${what} failed inside Discord (${error.message}): it is tried again`, options);
  }
  const advice = PLACE_ADVICE.get(Number(error.code));
  if (advice) return new Problem("not-allowed", `${what} cannot be (${error.message}): ${advice}`, options);
  if (error.code === MISSING_PERMISSIONS || error.code === MISSING_ACCESS || error.status === 403) {
    return new Problem("not-allowed", `${what} is not allowed (${error.message}): ${permissionAdvice(error)}`, options);
  }
  if (error.status === 404) {
    return new Problem("not-found", `${what} failed, ${missing(error)} (${error.message})`, options);
  }
  return new Problem("bad-input", `${what} was refused by Discord (${error.code}): ${error.message}`, options);
}

function missing({ code }: DiscordAPIError): string {
  if (code === UNKNOWN_CHANNEL) return "the channel was deleted or the bot was removed from its server";
  return code === UNKNOWN_MESSAGE ? "the message was deleted" : "it no longer exists";
}

function permissionAdvice({ code }: DiscordAPIError): string {
  return code === MISSING_ACCESS
    ? "let the bot see the channel (channel settings, Permissions, add the bot, View Channel)"
    : "give the bot View Channel, Send Messages, Embed Links, Read Message History and the thread permissions there";
}

function tokenProblem(what: string, cause: unknown): Problem {
  const remedy =
    "open discord.com/developers/applications, your application, Bot, Reset Token, and configure the new one";
  return new Problem("not-allowed", `${what} failed, Discord does not accept the token: ${remedy}`, { cause });
}

function unknown(cause: unknown, what: string, why: string): Problem {
  return new Problem("outcome-unknown", `${what} may have happened or not (${why})`, { cause });
}

function networkCode(thrown: unknown): string | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string") return error.code;
    if (error.name === "AbortError" || error.name === "TimeoutError") return "timed out";
  }
  return null;
}

function hasCode(thrown: unknown, codes: readonly number[]): boolean {
  const error = thrown instanceof Problem ? thrown.cause : thrown;
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

export const isMessageGone = (thrown: unknown): boolean => hasCode(thrown, [UNKNOWN_MESSAGE]);

export const isThreadExisting = (thrown: unknown): boolean => hasCode(thrown, [THREAD_EXISTS]);

/** The thread is locked, or there can be no further one. */
export const isThreadClosed = (thrown: unknown): boolean => hasCode(thrown, NO_THREAD);

/** The tag that a post was to have may be what is wrong with it. */
export const isTagGone = (thrown: unknown): boolean => hasCode(thrown, [UNKNOWN_TAG, INVALID_FORM]);

/** Somebody else (a second copy of the bot) was faster. */
export const isAlreadyAcknowledged = (thrown: unknown): boolean => hasCode(thrown, [ALREADY_ACKNOWLEDGED]);

/** Too late: three seconds for the first answer, fifteen minutes for the rest. */
export const isTooLate = (thrown: unknown): boolean => hasCode(thrown, [UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK]);
