/** `node bench/reliability/kill.ts --chat slack --kills 20 [--late 5]`: kills a bot at random and counts what was lost or doubled. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { seededRandom } from "../seeded-random.ts";
import { fictionalArticle } from "./fiction.ts";
import { startPlatform } from "./platforms.ts";

const { values } = parseArgs({
  options: {
    chat: { type: "string", default: "slack" },
    kills: { type: "string", default: "20" },
    late: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
  },
});
const chat = values.chat === "discord" ? "discord" : "slack";
const [kills, late] = [Number(values.kills), Number(values.late)];
const SPEED = 12;
const MINUTE = 60_000;
const WORKER = join(import.meta.dirname, "worker.ts");

const random = seededRandom(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), "kill-"));
mkdirSync(join(folder, "config"));
mkdirSync(join(folder, "inbox"));
const platform = await startPlatform(chat);
const store = join(folder, "data", "soundbite.sqlite");
writeFileSync(
  join(folder, "config/soundbite.yaml"),
  `sources: [{ files: inbox }]\nchats: { ${chat}: { api: "${platform.api}" } }\n`,
);

const startedAt = Date.now();
const fakeStart = startedAt - 86_400_000;
const fakeNow = () => fakeStart + (Date.now() - startedAt) * SPEED;
let articles = 0;

function dropArticle(): void {
  const name = `article-${articles++}.json`;
  const text = JSON.stringify(fictionalArticle(random, articles, new Date(fakeNow())));
  writeFileSync(join(folder, name), text);
  renameSync(join(folder, name), join(folder, "inbox", name));
}

function startBot(fakeEnd: number): ChildProcess {
  const args = [WORKER, join(folder, "config/soundbite.yaml"), startedAt, fakeStart, SPEED, fakeEnd].map(String);
  const tokens = {
    SLACK_BOT_TOKEN: "xoxb-fictional-token",
    SLACK_APP_TOKEN: "xapp-fictional-token",
    DISCORD_TOKEN: "fictional.discord.token",
  };
  return spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...tokens } });
}

const opened = await openSqlite(store);
await opened.keepSubscription({
  id: "s1",
  chat,
  workspace: "",
  place: platform.place,
  name: "morning",
  topics: [],
  cron: "* * * * *",
  timeZone: "UTC",
  quietDays: [],
  state: "active",
  pausedBecause: null,
  createdBy: "the test",
  createdAt: new Date(fakeStart).toISOString(),
});
await opened.close();

for (let round = 1; round <= kills; round++) {
  dropArticle();
  if (round <= late) platform.holdNextPost();
  const bot = startBot(Number.MAX_SAFE_INTEGER);
  await sleep(400 + random() * 2_600);
  bot.kill("SIGKILL");
  await once(bot, "exit");
  if (round <= late) setTimeout(() => platform.commitLate(), 1_500);
  if (process.stderr.isTTY) process.stderr.write(`\r${round} of ${kills} kills`);
}
dropArticle();
const last = startBot(fakeNow() + 4 * MINUTE);
const [code] = await once(last, "exit");

const after = await openSqlite(store);
const deliveries = await after.deliveries(100_000);
const expected = deliveries.reduce((sum, { parts }) => sum + parts.length, 0);
const markers = platform.markers();
const distinct = new Set(markers).size;
const kept = (await after.counts()).articles;
const damage = await after.integrity();
await after.close();
await platform.stop();
rmSync(folder, { recursive: true });

const lost = expected - distinct;
const doubled = markers.length - distinct;
console.log(
  `${chat}: ${kills} kill -9 (${late} with a server that commits 1.5 s late): ${deliveries.length} deliveries, ${expected} parts, ` +
    `${lost} lost, ${doubled} doubled; ${articles} articles, ${articles - kept} lost; integrity ${damage.length === 0 ? "ok" : damage.join()}`,
);
process.exitCode = code === 0 && lost === 0 && doubled === 0 && kept === articles && damage.length === 0 ? 0 : 1;
