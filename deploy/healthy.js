/** Ends with 0 where the bot says that it is well, for the health check of a container. */
const port = process.env["HEALTH_PORT"] ?? "9464";
const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
