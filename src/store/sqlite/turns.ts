import { setImmediate as nextTurn } from "node:timers/promises";
import { type DatabaseConnection, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from "kysely";

/** Who waits on this thread, in a chat or for a page, waits no longer than this for queries, and for the one under way. */
const LONGEST_MILLISECONDS = 8;

/** Milliseconds from any moment on. */
export type Monotonic = () => number;

/**
 * SQLite answers at once, so that queries one after the other would hold the thread until the last is answered: what
 * waits for it gets its turn between two of them. A transaction keeps the connection meanwhile, as any other would.
 */
export class DialectInTurns extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #now: Monotonic;

  constructor(config: SqliteDialectConfig, now: Monotonic = () => performance.now()) {
    super(config);
    this.#config = config;
    this.#now = now;
  }

  override createDriver(): DriverInTurns {
    return new DriverInTurns(this.#config, this.#now);
  }
}

class DriverInTurns extends SqliteDriver {
  readonly #letOthers: () => Promise<void>;
  #connection: DatabaseConnection | null = null;

  constructor(config: SqliteDialectConfig, now: Monotonic) {
    super(config);
    this.#letOthers = whenLong(now);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= inTurns(await super.acquireConnection(), this.#letOthers);
    return this.#connection;
  }
}

/** Lets others have their turn where this one has lasted for long since it was first asked. */
function whenLong(now: Monotonic): () => Promise<void> {
  let began: number | null = null;
  return async () => {
    if (began === null) {
      began = now();
      setImmediate(() => {
        began = null;
      });
    } else if (now() - began >= LONGEST_MILLISECONDS) {
      await nextTurn();
    }
  };
}

const inTurns = (connection: DatabaseConnection, letOthers: () => Promise<void>): DatabaseConnection => ({
  async executeQuery(query, options) {
    await letOthers();
    const result = await connection.executeQuery(query, options);
    await letOthers();
    return result as never;
  },
  async *streamQuery(query, size, options) {
    for await (const rows of connection.streamQuery(query, size, options)) {
      yield rows as never;
      await letOthers();
    }
  },
});
