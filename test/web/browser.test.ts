import axe from "axe-core";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenRoom, openRoom } from "../../src/app/room/open-room.ts";
import { silentLog } from "../../src/log.ts";
import { collectDemo, type DemoBot, type DemoStores } from "../journeys/chats/demo-bot.ts";
import { HAS_CHROMIUM, openChromium, PATIENCE_MS } from "./chromium.ts";

const QUOTATION = "we will not pay people to promise us that they are honest";

describe.skipIf(!HAS_CHROMIUM)("in a real browser", () => {
  let stores: DemoStores;
  let demo: DemoBot;
  let room: OpenRoom;
  let browser: Browser;

  beforeAll(async () => {
    stores = await collectDemo();
    demo = await stores.open("2026-03-05T06:00:00.000Z");
    room = await openRoom(demo.bot, { port: 0, everyones: "everything" }, silentLog);
    browser = await openChromium();
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
    const pages = [
      "/",
      "/archive",
      "/sources",
      "/search?q=Tessarin",
      "/speaker?name=Petra+Lindqvane",
      "/outlet?name=Meridian+Post",
      "/none",
    ];
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

  interface Way {
    readonly keyboard: boolean;
    readonly scripts: boolean;
  }

  const WAYS: readonly Way[] = [
    { keyboard: false, scripts: true },
    { keyboard: false, scripts: false },
    { keyboard: true, scripts: true },
    { keyboard: true, scripts: false },
  ];

  /** A page under its own policy, as somebody reads it; `refused`: what the policy kept from being done, and other faults. */
  async function reading(path: string, { scripts }: Way, phone = false): Promise<{ page: Page; refused: string[] }> {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    page.on("pageerror", (fault) => refused.push(String(fault)));
    await page.setJavaScriptEnabled(scripts);
    await page.setViewport(phone ? { width: 390, height: 844 } : { width: 1100, height: 800 });
    await page.goto(new URL(path, room.address).href, { timeout: PATIENCE_MS });
    return { page, refused };
  }

  const MOST_PRESSES = 400;

  /** Comes to what `selector` finds with these words, by mouse or by Tab alone. */
  async function comeTo(page: Page, selector: string, words: string, { keyboard }: Way): Promise<void> {
    const isIt = `(one) => one?.matches(${JSON.stringify(selector)}) && one.textContent.includes(${JSON.stringify(words)})`;
    if (!keyboard) {
      const handle = await page.evaluateHandle(
        `[...document.querySelectorAll("a, input, button, summary")].find(${isIt})`,
      );
      await handle.asElement()?.scrollIntoView();
      return (handle.asElement() as ElementHandle<Element>).click();
    }
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(`(${isIt})(document.activeElement)`)) return;
    }
    throw new Error(`no Tab leads to ${selector} “${words}”`);
  }

  /** Follows a link, or sends a form from one of its fields. */
  async function follow(page: Page, selector: string, words: string, way: Way): Promise<string> {
    const gone = page.waitForNavigation({ timeout: PATIENCE_MS });
    await comeTo(page, selector, words, way);
    if (way.keyboard) await page.keyboard.press("Enter");
    await gone;
    return textOf(page);
  }

  const textOf = (page: Page) => page.$eval("main", (main) => main.textContent ?? "");

  describe.each(WAYS)("by keyboard: $keyboard, with scripts: $scripts", (way) => {
    test("a quotation half remembered is found, with who said it and where", async () => {
      const { page, refused } = await reading("/", way);
      await comeTo(page, "input[name=q]", "", way);
      await page.keyboard.type(QUOTATION);
      await Promise.all([page.waitForNavigation({ timeout: PATIENCE_MS }), page.keyboard.press("Enter")]);
      expect(await textOf(page)).toMatch(/word for word[\s\S]*Lena Vastrik/);
      expect(await follow(page, "main a", "In the article as it was read", way)).toContain(QUOTATION);
      expect(await page.$eval("mark:target", (mark) => mark.textContent)).toContain("promise us that they are honest");
      expect(refused, "nothing of the page is against its own policy").toEqual([]);
      await page.close();
    });

    test("what somebody said on one thing since a day", async () => {
      const { page, refused } = await reading("/search", way);
      await comeTo(page, ".filters input[name=q]", "", way);
      await page.keyboard.type("sea");
      await comeTo(page, ".filters input[name=speaker]", "", way);
      await page.keyboard.type("Danu Ilverane");
      // By mouse the day is chosen in the browser's own calendar, which is no part of the page.
      if (way.keyboard) {
        await comeTo(page, ".filters input[name=since]", "", way);
        await page.keyboard.type("03042026");
      } else {
        await page.$eval(".filters input[name=since]", (field) => Object.assign(field, { value: "2026-03-04" }));
      }
      await Promise.all([page.waitForNavigation({ timeout: PATIENCE_MS }), page.keyboard.press("Enter")]);
      expect(await textOf(page)).toContain("Our sea is not for sale");
      expect(new URL(page.url()).searchParams.get("since")).toBe("2026-03-04");
      expect(refused).toEqual([]);
      await page.close();
    });

    test("why two outlets differ", async () => {
      const { page, refused } = await reading("/", way);
      const story = await follow(page, "main a", "The whole story", way);
      expect(story).toMatch(/Where the reports differ[\s\S]*Meridian Post/);
      expect(await follow(page, "main a", "[2] Meridian Post", way)).toContain("Tessarin");
      expect(refused).toEqual([]);
      await page.close();
    });

    test("this morning's digest on a phone", async () => {
      const { page, refused } = await reading("/", way, true);
      await comeTo(page, "main nav a", "", way);
      if (way.keyboard) await page.keyboard.press("Enter");
      await page.waitForFunction('location.hash === "#story-1"', { timeout: PATIENCE_MS });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      expect(await follow(page, "main a", "The whole story", way)).toContain("Tessarin");
      expect(refused).toEqual([]);
      await page.close();
    });
  });

  test("while somebody types, what is found comes in place, and the address can be sent", async () => {
    const { page, refused } = await reading("/search", { keyboard: true, scripts: true });
    await page.focus(".filters input[name=q]");
    await page.keyboard.type("Tessarin");
    await page.waitForSelector("#articles", { timeout: PATIENCE_MS });
    expect(await page.evaluate('document.getElementById("status").textContent')).toMatch(/^\d+ articles have it$/);
    expect(new URL(page.url()).search).toBe("?q=Tessarin");
    expect(await page.evaluate("document.activeElement.name"), "whoever types goes on").toBe("q");
    expect(refused).toEqual([]);
    await page.close();
  });

  test("single keys lead through the stories and to the search, and can be switched off", async () => {
    const { page } = await reading("/", { keyboard: true, scripts: true });
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.name || ""');
    const places: unknown[] = [];
    for (const key of ["j", "j", "k"] as const) {
      await page.keyboard.press(key);
      places.push(await focused());
    }
    expect(places).toEqual(["story-1", "story-2", "story-1"]);
    await page.keyboard.press("/");
    expect(await focused()).toBe("q");
    await page.keyboard.type("jk?");
    expect(await page.$eval("input[name=q]", (field) => (field as unknown as { value: string }).value)).toBe("jk?");
    await page.$eval("input[name=q]", (field) => (field as unknown as { blur(): void }).blur());
    await page.keyboard.type("?");
    expect(await page.$eval("dialog[open]", (dialog) => dialog.textContent)).toContain("to the next");
    await page.click("#keys input");
    await page.keyboard.press("Escape");
    await page.reload({ timeout: PATIENCE_MS });
    await page.keyboard.press("j");
    expect(await focused(), "it stays switched off").toBe("");
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
