import { type PoolLimits, poolForKysely } from "./pool.ts";

/** Statements in a PostgreSQL database beside the store's, on connections of their own. */
export interface Statements {
  /**
   * Runs a statement, or several with semicolons and no values; answers as the `pg` client does. Throws Problem `unavailable` or
   * `busy`.
   */
  run(text: string, values?: readonly unknown[]): Promise<{ readonly rows: unknown[] }>;
  close(): Promise<void>;
}

/** Connects at the first statement. */
export function postgresStatements(connectionString: string, limits: PoolLimits = {}): Statements {
  const pool = poolForKysely(connectionString, limits);
  return {
    run: async (text, values = []) => {
      const client = await pool.connect();
      let isWell = false;
      try {
        const result = await client.query<unknown>(text, values);
        isWell = true;
        return result;
      } finally {
        // One that failed may still be inside a transaction.
        client.release(!isWell);
      }
    },
    close: () => pool.end(),
  };
}
