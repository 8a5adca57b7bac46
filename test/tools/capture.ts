/** `npm run capture`: puts what `npm start` really prints into the README, and pictures of the pages into docs/pictures. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "../..");
const PICTURES = join(ROOT, "docs/pictures");
const SHOWN_LINES = 62;
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

const folder = mkdtempSync(join(tmpdir(), "capture-"));

function soundbite(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, "src/main.ts"), ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`soundbite ${args.join(" ")} failed: ${stderr}`);
  return stdout;
}

/** The first screen and the last lines; the middle is the same with other stories. */
function shortened(output: string): string {
  const lines = output.replaceAll(`${folder}/`, "").trimEnd().split("\n");
  const from = lines.findIndex((line) => line.startsWith("$ soundbite who-said"));
  return [...lines.slice(0, SHOWN_LINES), "", "[… two more stories …]", "", ...lines.slice(from)].join("\n");
}

function picture(page: string, name: string, size: string): void {
  if (!CHROMIUM) {
    console.log(`no Chromium here: docs/pictures/${name} stays as it is`);
    return;
  }
  const flags =
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=8000";
  spawnSync(CHROMIUM, [
    ...flags.split(" "),
    `--user-data-dir=${join(folder, "chromium")}`,
    `--window-size=${size}`,
    `--screenshot=${join(PICTURES, name)}`,
    pathToFileURL(page).href,
  ]);
}

const output = soundbite("start");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const [before = "", rest = ""] = readme.split("<!-- terminal:start -->");
const after = rest.split("<!-- terminal:end -->")[1] ?? "";
const shown = `<!-- terminal:start -->\n\`\`\`text\n${shortened(output)}\n\`\`\`\n<!-- terminal:end -->`;
writeFileSync(join(ROOT, "README.md"), `${before}${shown}${after}`);

mkdirSync(PICTURES, { recursive: true });
const page = /Kept as (\S+\.html)/.exec(output)?.[1] ?? "";
picture(page, "digest.png", "1100,1500");
soundbite("preview", "--out", "preview.html");
picture(join(folder, "preview.html"), "chats.png", "1400,1500");
