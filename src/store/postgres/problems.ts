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
  if (code === "40001" || code === "40P01" || code === "55P03") {
    return new Problem("busy", `PostgreSQL: another process holds the store (${words}); try again`, { cause: thrown });
  }
  if (isOutOfConnections(thrown)) {
    return new Problem(
      "unavailable",
      `PostgreSQL has no connection left (${words}); let it have more (max_connections), or run fewer processes: each takes up to 8`,
      { cause: thrown },
    );
  }
  if (words === ALL_AT_WORK) {
    const told =
      "PostgreSQL: every connection of this process was at work for too long; try again, or see what the server does";
    return new Problem("busy", told, { cause: thrown });
  }
  if (code === "53100") {
    return new Problem("unavailable", "PostgreSQL: its disk is full; free some space, nothing is lost", {
      cause: thrown,
    });
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
