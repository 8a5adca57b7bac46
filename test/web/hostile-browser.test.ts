import type { Page } from "puppeteer-core";
import { describe, expect, test } from "vitest";
import { openRoom } from "../../src/app/room/open-room.ts";
import { silentLog } from "../../src/log.ts";
import { HAS_CHROMIUM, openChromium, PATIENCE_MS } from "./chromium.ts";
import { ARTICLES, askedWith, type Element, effectsOf, hostileBot, TEXTS } from "./hostile-room.ts";

/** Of the pages a part is opened; all of them where ROOM_HOSTILE says how many texts. */
const EVERY = process.env["ROOM_HOSTILE"] === undefined ? 9 : 1;
/** The texts as far as an address takes them: a server refuses headers over 16 KB. */
const SHORT = TEXTS.map((text) => text.slice(0, 300));
const FEEDS = SHORT.map((text, at) => `/feed.${at % 2 === 0 ? "atom" : "json"}?${new URLSearchParams({ q: text })}`);
const PATHS = [
  ...["/", "/day/2026-03-05", "/feed.atom?q=harbour", "/feed.json?q=harbour"],
  ...[...ARTICLES, ...askedWith(SHORT), ...FEEDS].filter((_, at) => at % EVERY === 0),
];

/** Keeps what a page tried beside being read. */
async function watch(page: Page, own: string, effects: string[]): Promise<void> {
  const add = (what: string) => effects.push(`${page.url().slice(0, 200)}: ${what.slice(0, 200)}`);
  page.on("dialog", (dialog) => {
    add("a dialog");
    void dialog.dismiss();
  });
  page.on("popup", () => add("a window"));
  page.on("pageerror", (fault) => add(String(fault)));
  page.on("console", (message) => {
    // Pictures stand on sites that there are not.
    if (!message.text().startsWith("Failed to load resource")) add(message.text());
  });
  await page.evaluateOnNewDocument(
    `window.violations = []; document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + " " + blockedURI));`,
  );
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    // What an address holds itself is the policy's business: the browser's own calendar button is such a picture.
    const isPicture = request.resourceType() === "image" && /^(?:https|data):/.test(url);
    if (!url.startsWith(own) && !isPicture) add(`asks for ${url}`);
    void (url.startsWith(own) ? request.continue() : request.abort());
  });
}

describe.skipIf(!HAS_CHROMIUM)("in a real browser", () => {
  test(
    "no text from outside does anything on a page or in a feed, nor tries what the policy forbids",
    async () => {
      const bot = await hostileBot();
      const room = await openRoom(bot, { port: 0 }, silentLog);
      const browser = await openChromium();
      const page = await browser.newPage();
      const effects: string[] = [];
      await watch(page, room.address, effects);
      let read = 0;
      for (const path of PATHS) {
        const at = new URL(path, room.address).href;
        const answer = await page.goto(at, { timeout: PATIENCE_MS });
        if ((answer?.status() ?? 500) >= 500 || page.url() !== at)
          effects.push(`${path}: ${answer?.status()} ${page.url()}`);
        const refused = (await page.evaluate("window.violations")) as readonly string[];
        effects.push(...refused.map((one) => `${path}: against the policy: ${one}`));
        if (path.startsWith("/feed.")) continue;
        const elements = (await page.evaluate(
          `[...document.querySelectorAll("*")].map(({ tagName, textContent, attributes }) => ({ tagName, textContent: tagName === "SCRIPT" ? textContent : "", attributes: [...attributes].map(({ name, value }) => ({ name, value })) }))`,
        )) as readonly Element[];
        read += elements.length;
        effects.push(...effectsOf(elements).map((effect) => `${path}: ${effect}`));
      }
      expect(effects).toEqual([]);
      expect(read).toBeGreaterThan(PATHS.length * 20);
      await browser.close();
      await room.stop();
      await bot.parts.store.close();
    },
    PATIENCE_MS + PATHS.length * 10_000,
  );

  test("a page that did something would be found", async () => {
    const browser = await openChromium();
    const page = await browser.newPage();
    const effects: string[] = [];
    await watch(page, "data:", effects);
    const planted = `<meta http-equiv="content-security-policy" content="img-src 'none'"><img src="data:,x"><iframe src="https://x.example/"></iframe><script>alert(1)</script>`;
    await page.goto(`data:text/html,${encodeURIComponent(planted)}`, { timeout: PATIENCE_MS });
    expect(effects.join()).toMatch(/a dialog/);
    expect(effects.join()).toContain("asks for https://x.example/");
    expect(await page.evaluate("window.violations")).toEqual(["img-src data"]);
    await browser.close();
  });
});
