import { existsSync } from "node:fs";
import { type Browser, launch } from "puppeteer-core";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
export const HAS_CHROMIUM = CHROMIUM !== undefined;
if (!HAS_CHROMIUM) process.stderr.write("tests in a real browser are skipped: no Chromium in /usr/bin\n");

/** A busy machine takes its time; nothing is judged by it. */
export const PATIENCE_MS = 240_000;

export const openChromium = (): Promise<Browser> =>
  launch({
    executablePath: CHROMIUM ?? "",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US"],
    timeout: PATIENCE_MS,
    protocolTimeout: PATIENCE_MS,
  });
