import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;
/** A transaction that writes. */
export type Write = Transaction<Tables>;
