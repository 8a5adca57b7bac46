import type { RawBuilder } from "kysely";
import type { Database, Write } from "./database.ts";
import type { TableSize } from "./retention-store.ts";
import type { SearchIndex } from "./search/search-index.ts";

export interface ColumnTypes {
  /** Compared by bytes. */
  readonly text: "text" | RawBuilder<unknown>;
  /** Holds any safe integer. */
  readonly wholeNumber: "integer" | "bigint";
  readonly bytes: "blob" | "bytea";
}

/** The right to run the bot on a store; it ends with the process at the latest. */
export interface InstanceClaim {
  release(): Promise<void>;
}

/** What differs between databases: everything else in the store is written once. */
export interface Engine {
  readonly db: Database;
  readonly search: SearchIndex;
  readonly columns: ColumnTypes;
  /** What the making of a table ends with whose rows are only looked up by their whole key. */
  readonly keyed: RawBuilder<unknown>;
  /** A table of the whole numbers in a JSON list, each in the column `value`. */
  numbersIn(json: string): RawBuilder<unknown>;
  /** Runs one transaction that is on the disk when the promise is kept. */
  durably<T>(work: (write: Write) => Promise<T>): Promise<T>;
  /** Damage found by the database's own check, in words. */
  damage(): Promise<readonly string[]>;
  /** How much room each table takes with its indexes, the largest first. */
  tableSizes(): Promise<readonly TableSize[]>;
  backup(file: string): Promise<void>;
  /** Claims the store for one process, where it is for one. Throws Problem `busy` where another has it. */
  claimInstance(): Promise<InstanceClaim>;
  /** Claims the store for one who takes or fills the whole of it. Throws Problem `busy` where a bot runs on it. */
  claimWhole(): Promise<InstanceClaim>;
  /** Keeps all others from writing until a transaction, which has done nothing yet, ends. Throws Problem `busy`. */
  keepOthersOut(write: Write): Promise<void>;
  /** Lifts the limit of how long a question may take until a transaction ends. */
  takeAnyTime(write: Write): Promise<void>;
  /**
   * The time by which leases go, in milliseconds since 1970: where several machines share the database, whose clocks differ and
   * which may be paused between two words, its own at the very moment that it is compared; else the one handed in.
   */
  leaseTime(handed: number): RawBuilder<number>;
  close(): Promise<void>;
}
