import { webApi } from "@slack/bolt";
import { Problem, problemWords } from "../../model/problem.ts";

/** Errors of docs.slack.dev/reference/methods/chat.postMessage and of the other methods used, by what they mean. */
const GONE = new Set(["channel_not_found", "is_archived", "message_not_found", "thread_not_found", "user_not_found"]);
const TOKEN = new Set(["invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"]);
const FORBIDDEN = new Set([
  "not_in_channel",
  "missing_scope",
  "no_permission",
  "access_denied",
  "ekm_access_denied",
  "cant_update_message",
  "edit_window_closed",
  "as_user_not_supported",
  "org_login_required",
  "team_access_not_granted",
  "messages_tab_disabled",
  "is_inactive",
]);
/** Slack says no for a while, and nothing was done. */
const PASSING = new Set(["team_added_to_org", "accesslimited", "team_access_limited"]);
/** The thread takes nothing: the channel itself may. */
const NO_THREAD = new Set(["cannot_reply_to_message", "restricted_action_thread_locked"]);
const LIMITED = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);
/** Slack failed on its side: it may have been done. */
const OPEN = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

/** The request never left this machine. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
const UNTOLD_WAIT = 30_000;

/**
 * What went wrong with a request, for delivery to decide on. `what` names the request ("posting to channel C42").
 * A time-out, a lost connection and a 5xx leave open whether Slack did it.
 */
export function asProblem(thrown: unknown, what: string): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof webApi.WebAPIRequestError && thrown.original instanceof Problem) return thrown.original;
  if (thrown instanceof webApi.WebAPIRateLimitedError) return limited(what, thrown.retryAfter * 1000, thrown);
  if (thrown instanceof webApi.WebAPIPlatformError) return refused(thrown, what);
  if (thrown instanceof webApi.WebAPIHTTPError) return httpProblem(thrown, what);
  const words = problemWords(thrown);
  // A 429 without the header that says how long: the client throws a bare error.
  if (words.startsWith("Retry header did not contain")) return limited(what, UNTOLD_WAIT, thrown);
  const code = networkCode(thrown);
  if (code !== null && NOT_SENT.has(code)) {
    const advice = `${what} failed, Slack cannot be reached (${code}): check this machine's network`;
    return new Problem("unreachable", advice, { cause: thrown });
  }
  return unknown(thrown, what, code ?? words);
}

/** For a request that changes nothing, or nothing when repeated: its outcome being open only means "not now". */
export function asNotDone(thrown: unknown): unknown {
  if (!(thrown instanceof Problem) || thrown.code !== "outcome-unknown") return thrown;
  return new Problem("unavailable", thrown.message, { cause: thrown.cause });
}

/** Slack's own name of an error ("missing_scope"); null where Slack did not answer. */
export function slackError(thrown: unknown): string | null {
  const error = thrown instanceof Problem ? thrown.cause : thrown;
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

function refused(error: webApi.WebAPIPlatformError, what: string): Problem {
  const name = error.data.error;
  const options = { cause: error };
  if (TOKEN.has(name)) return new Problem("not-allowed", `${what} failed (${name}): ${TOKEN_ADVICE}`, options);
  if (GONE.has(name)) return new Problem("not-found", `${what} failed (${name}): ${goneAdvice(name)}`, options);
  if (PASSING.has(name)) {
    return new Problem("unavailable", `${what} is not possible for the moment (${name}): it is tried again`, options);
  }
  if (NO_THREAD.has(name)) return new Problem("bad-input", `${what} cannot be in a thread (${name})`, options);
  if (FORBIDDEN.has(name) || name.startsWith("restricted_action")) {
    return new Problem("not-allowed", `${what} is not allowed (${name}): ${forbiddenAdvice(error)}`, options);
  }
  if (LIMITED.has(name)) return limited(what, UNTOLD_WAIT, error);
  if (OPEN.has(name)) return unknown(error, what, `Slack answered ${name}`);
  return new Problem("bad-input", `${what} was refused by Slack: ${name}${details(error)}`, options);
}

const TOKEN_ADVICE =
  "open api.slack.com/apps, your app, OAuth & Permissions, copy the Bot User OAuth Token (xoxb-…) and configure it as SLACK_BOT_TOKEN";

function goneAdvice(name: string): string {
  if (name === "is_archived") return "the channel is archived";
  if (name === "message_not_found" || name === "thread_not_found") return "the message was deleted";
  return "the channel was deleted, or it is private and the bot is not in it (type /invite @Soundbite there)";
}

function forbiddenAdvice({ data }: webApi.WebAPIPlatformError): string {
  if (data.error === "not_in_channel") return "type /invite @Soundbite in the channel";
  if (data.error === "missing_scope") {
    const needed = "needed" in data ? String(data["needed"]) : "the missing scope";
    return `add ${needed} under OAuth & Permissions, Bot Token Scopes, and install the app again`;
  }
  if (data.error === "messages_tab_disabled") return "switch on App Home, Messages Tab, in the app's settings";
  if (data.error === "is_inactive") return "the channel is frozen: unfreeze it, or start the briefing in another";
  return "ask a workspace admin what the channel's posting rules are";
}

export const isThreadClosed = (thrown: unknown): boolean => NO_THREAD.has(slackError(thrown) ?? "");

/** The token is of a kind that may not write what the platform keeps beside a message. */
export const isMetadataRefused = (thrown: unknown): boolean => slackError(thrown) === "metadata_must_be_sent_from_app";

function details({ data }: webApi.WebAPIPlatformError): string {
  const messages = data.response_metadata?.messages ?? [];
  return messages.length === 0 ? "" : ` (${messages.join("; ")})`;
}

function httpProblem(error: webApi.WebAPIHTTPError, what: string): Problem {
  const { statusCode } = error;
  if (statusCode >= 500) return unknown(error, what, `Slack answered ${statusCode}`);
  const advice = `${what} was answered with ${statusCode}, which Slack does not do: check the proxy of this machine`;
  return new Problem("unavailable", advice, { cause: error });
}

function limited(what: string, milliseconds: number, cause: unknown): Problem {
  const words = `${what} must wait ${Math.ceil(milliseconds / 1000)} s: Slack's rate limit is reached`;
  return new Problem("rate-limited", words, { cause, retryAfterMilliseconds: Math.max(1, Math.ceil(milliseconds)) });
}

function unknown(cause: unknown, what: string, why: string): Problem {
  return new Problem("outcome-unknown", `${what} may have happened or not (${why})`, { cause });
}

function networkCode(thrown: unknown): string | null {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth++) {
    if ("code" in error && typeof error.code === "string" && !error.code.startsWith("slack_")) return error.code;
    error = error instanceof webApi.WebAPIRequestError ? error.original : error.cause;
  }
  return null;
}
