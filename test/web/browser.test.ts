import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, launch, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenRoom, openRoom } from "../../src/app/room/open-room.ts";
import { silentLog } from "../../src/log.ts";
import { collectDemo, type DemoBot, type DemoStores } from "../journeys/chats/demo-bot.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
if (!CHROMIUM) process.stderr.write("test/web/browser.test.ts is skipped: no Chromium in /usr/bin\n");

/** A busy machine takes its time; nothing is judged by it. */
const PATIENCE_MS = 240_000;

const QUOTATION = "we will not pay people to promise us that they are honest";

describe.skipIf(!CHROMIUM)("in a real browser", () => {
  let stores: DemoStores;
  let demo: DemoBot;
  let room: OpenRoom;
  let browser: Browser;

  beforeAll(async () => {
    stores = await collectDemo();
    demo = await stores.open("2026-03-05T06:00:00.000Z");
    room = await openRoom(demo.bot, { port: 0, everyones: "everything" }, silentLog);
    browser = await launch({
      executablePath: CHROMIUM ?? "",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
      timeout: PATIENCE_MS,
      protocolTimeout: PATIENCE_MS,
    });
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
    await demo?.close();
    await stores?.remove();
  });

  interface Seen {
    readonly dark?: boolean;
    readonly phone?: boolean;
  }

  async function goTo(page: Page, path: string, { dark, phone }: Seen = {}): Promise<void> {
    await page.setBypassCSP(true);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await page.setViewport(phone ? { width: 390, height: 844 } : { width: 1100, height: 800 });
    await page.goto(new URL(path, room.address).href, { timeout: PATIENCE_MS });
  }

  async function opened(path: string, of: Seen = {}): Promise<Page> {
    const page = await browser.newPage();
    await goTo(page, path, of);
    return page;
  }

  /** What axe finds wrong with a page, by its rule and the first place. */
  async function faultsOf(page: Page, { dark = false }: Seen): Promise<readonly string[]> {
    await page.evaluate(axe.source);
    // By night and on a phone only what may then be another: colours, and how large what is pressed is.
    const which = dark ? '{ runOnly: ["color-contrast", "target-size"] }' : "{}";
    return page.evaluate(
      `axe.run(document, ${which}).then(({ violations }) => violations.map(({ id, nodes }) => id + " at " + nodes[0].html.slice(0, 120)))`,
    ) as Promise<readonly string[]>;
  }

  const hrefOn = async (path: string, words: string): Promise<string> => {
    const page = await opened(path);
    const href = await page.evaluate(
      `[...document.querySelectorAll("main a")].find((link) => link.textContent.includes(${JSON.stringify(words)})).href`,
    );
    await page.close();
    return String(href);
  };

  test("axe finds nothing wrong with any kind of page, by day, at night and on a phone", async () => {
    const story = await hrefOn("/", "The whole story");
    const article = await hrefOn("/", "[2] Meridian Post");
    const search = `/search?${new URLSearchParams({ q: QUOTATION })}`;
    const pages = ["/", "/archive", "/sources", "/speaker?name=Petra+Lindqvane", "/outlet?name=Meridian+Post", "/none"];
    const found: string[] = [];
    const page = await browser.newPage();
    for (const path of [...pages, story, article, search]) {
      for (const of of [{}, { dark: true, phone: true }] as const) {
        await goTo(page, path, of);
        found.push(...(await faultsOf(page, of)).map((fault) => `${path} ${JSON.stringify(of)}: ${fault}`));
      }
    }
    expect(found).toEqual([]);
  });

  test("a quotation half remembered is found with the keyboard alone, without any JavaScript", async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    await page.setJavaScriptEnabled(false);
    await page.goto(room.address, { timeout: PATIENCE_MS });
    // Past the link over the bar, the name and three pages, to the box.
    for (let presses = 0; presses < 6; presses++) await page.keyboard.press("Tab");
    await page.keyboard.type(QUOTATION);
    await Promise.all([page.waitForNavigation({ timeout: PATIENCE_MS }), page.keyboard.press("Enter")]);
    const text = await page.$eval("main", (main) => main.textContent ?? "");
    expect(text).toContain("word for word");
    expect(text).toContain("Lena Vastrik");
    expect(refused, "nothing of the page is against its own policy").toEqual([]);
    await page.close();
  });

  test("on a phone nothing is wider than the screen", async () => {
    const wide: string[] = [];
    for (const path of ["/", "/archive", `/search?${new URLSearchParams({ q: QUOTATION })}`]) {
      const page = await opened(path, { phone: true });
      const width = Number(await page.evaluate("document.documentElement.scrollWidth"));
      if (width > 390) wide.push(`${path}: ${width}`);
      await page.close();
    }
    expect(wide).toEqual([]);
  });
});
