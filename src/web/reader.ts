import type { Scope } from "../model/tenant.ts";
import type { Words } from "../words/words.ts";
import type { RoomDesk } from "./desk.ts";
import type { Paths } from "./paths.ts";

/** Who reads: what they may see, in which words, and under which addresses. */
export interface Reader {
  readonly scope: Scope;
  readonly words: Words;
  readonly paths: Paths;
}

/** A page for one reader. */
export interface Visit {
  readonly desk: RoomDesk;
  readonly reader: Reader;
}

/** The first language that a browser asks for: "de" of "de-DE,de;q=0.9". */
export function firstLanguage(accepted: string | undefined): string | undefined {
  return /^[A-Za-z]{2,3}(?=[-,;\s]|$)/.exec(accepted?.slice(0, 100).trim() ?? "")?.[0];
}
