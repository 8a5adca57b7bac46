/** `node bench/reliability/stop.ts [--chat slack] [--stops 20]`: SIGTERM at random moments, and what the bot leaves behind. */
import { parseArgs } from "node:util";
import { runStops } from "./stop/run.ts";

const { values } = parseArgs({
  options: {
    chat: { type: "string" },
    stops: { type: "string", default: "20" },
    port: { type: "string", default: "47220" },
    seed: { type: "string", default: "1" },
  },
});
const chats = (["slack", "discord"] as const).filter((chat) => values.chat === undefined || values.chat === chat);

for (const chat of chats) {
  const size = { stops: Number(values.stops), port: Number(values.port), seed: Number(values.seed) };
  const { parts, halfSent, lost, doubled, articles, articlesLost, unclean, damage, slowestStop } = await runStops({
    chat,
    ...size,
  });
  console.log(
    `${chat}: SIGTERM at ${size.stops} random moments: ${unclean} ended with an error, ${halfSent} parts left half-sent; ` +
      `${parts} parts, ${lost} lost, ${doubled} doubled; ${articles} articles, ${articlesLost} lost; ` +
      `integrity ${damage.length === 0 ? "ok" : damage.join()}; stopped within ${slowestStop} ms`,
  );
  if (unclean + halfSent + lost + doubled + articlesLost + damage.length > 0) process.exitCode = 1;
}
