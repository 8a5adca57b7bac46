import { Problem, problemWords } from "../../model/problem.ts";

/** Failures of the network on the way to the server. */
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "EAI_AGAIN",
  "EHOSTUNREACH",
]);

/**
 * What a failure of PostgreSQL means for the person who runs the bot; anything else is given back as it is. The classes
 * are those of https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
export function postgresProblem(thrown: unknown): unknown {
  const code = codeOf(thrown);
  const words = problemWords(thrown);
  const busy = busyWords(code, words);
  if (busy !== null) return new Problem("busy", busy, { cause: thrown });
  if (isOutOfConnections(thrown)) {
    return new Problem(
      "unavailable",
      `PostgreSQL has no connection left (${words}); let it have more (max_connections), or run fewer processes: each takes up to 11`,
      { cause: thrown },
    );
  }
  if (code === "53100") {
    return new Problem("unavailable", "PostgreSQL: its disk is full; free some space, nothing is lost", {
      cause: thrown,
    });
  }
  if (code === "42501") {
    const remedy = "grant it to the store's user (its tables, and grant create on database for the queue's own schema)";
    return new Problem("not-allowed", `PostgreSQL refuses that (${words}); ${remedy}`, { cause: thrown });
  }
  if (code.startsWith("XX")) {
    return new Problem("store-damaged", `PostgreSQL: the store is damaged (${words}); restore it from a backup`, {
      cause: thrown,
    });
  }
  if (UNREACHABLE.has(code) || /^(?:08|28|3D|53|57)/.test(code) || isBroken(words)) {
    return new Problem(
      "unavailable",
      `PostgreSQL cannot be used (${words || code}); check the server and its address`,
      {
        cause: thrown,
      },
    );
  }
  return thrown;
}

/** What to say where others are in the way, here or there. */
function busyWords(code: string, words: string): string | null {
  if (code === "40001" || code === "40P01" || code === "55P03") {
    return `PostgreSQL: another process holds the store (${words}); try again`;
  }
  if (code === QUERY_CANCELED) {
    return `PostgreSQL gave up a question that took too long (${words}); try again, or see in pg_stat_activity what holds it up`;
  }
  return words === ALL_AT_WORK
    ? "PostgreSQL: every connection of this process was at work for too long; try again, or see what the server does"
    : null;
}

/** By its own limit, or because somebody said so. */
const QUERY_CANCELED = "57014";

/** Whether what was thrown says that the server is being stopped or started, or out of reach: the same may go well in a moment. */
export function isAway(thrown: unknown): thrown is Problem {
  if (!(thrown instanceof Problem)) return false;
  const { cause } = thrown;
  const code = codeOf(cause);
  return UNREACHABLE.has(code) || /^(?:08|57P0[123])/.test(code) || isBroken(problemWords(cause));
}

/** Too many clients, or too many of this user or database. */
export const isOutOfConnections = (thrown: unknown): boolean => codeOf(thrown) === "53300";

/** The client's own words, which come without a code: of its pool, and of a connection. */
const ALL_AT_WORK = "timeout exceeded when trying to connect";
const BROKEN = ["Connection terminated", "Client has encountered a connection error", "timeout expired"];

const isBroken = (words: string): boolean => BROKEN.some((beginning) => words.startsWith(beginning));

function codeOf(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null || !("code" in thrown)) return "";
  return typeof thrown.code === "string" ? thrown.code : "";
}
