import { openFuzzDesk } from "./desk.ts";
import { discordFuzz } from "./discord.ts";
import { chance } from "./pick.ts";
import type { Fuzz } from "./run.ts";
import { slackFuzz } from "./slack.ts";
import { watchedLog } from "./watched-log.ts";

const PASSES_HOUR = 0.02;

/**
 * Payloads of both chats with hostile words in every place where people write, one in seven damaged in its structure
 * too; through Bolt and discord.js to the bot's own commands. Each that is sound gets an answer that its platform takes.
 */
export async function chatFuzz(): Promise<Fuzz> {
  const watched = watchedLog();
  const desk = await openFuzzDesk(watched.log);
  const [slack, discord] = [await slackFuzz(desk, watched), discordFuzz(desk, watched)];
  return {
    deadlineMilliseconds: 3_000,
    run: (random) => {
      if (chance(random, PASSES_HOUR)) desk.passHour();
      return (chance(random, 0.5) ? slack : discord).run(random);
    },
    async stop() {
      await Promise.all([slack.stop(), discord.stop(), desk.close()]);
    },
  };
}
