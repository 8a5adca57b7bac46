/** How long a question waits for a connection, and a bot that starts for its database. */
export const PATIENCE_MILLISECONDS = 30_000;
