import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import type { Log } from "../log.ts";
import { Problem, problemWords } from "../model/problem.ts";
import { CONFIGURATION, type Scope, scopeOfTenant } from "../model/tenant.ts";
import { addApi } from "./api/api.ts";
import type { RoomDesk } from "./desk.ts";
import { atomFeed } from "./feeds/atom.ts";
import type { FeedPlace } from "./feeds/feed.ts";
import { jsonFeed } from "./feeds/json-feed.ts";
import { type FeedAsked, roomFeed } from "./feeds/room-feed.ts";
import { type Page, wholePage } from "./layout.ts";
import { addMcp, MCP_PATH } from "./mcp/http.ts";
import { articlePage } from "./pages/article.ts";
import { archivePage, dayPage, dayWindow, todayPage } from "./pages/days.ts";
import { digestPage } from "./pages/digest.ts";
import { noPage, troublePage } from "./pages/no-page.ts";
import { outletPage } from "./pages/outlet.ts";
import { searchPage } from "./pages/search.ts";
import { sourcesPage } from "./pages/sources.ts";
import { speakerPage } from "./pages/speaker.ts";
import { storyPage } from "./pages/story.ts";
import { topicPage } from "./pages/topic.ts";
import { hashOf, type Passes } from "./passes.ts";
import { pathsUnder, unpacked } from "./paths.ts";
import { firstLanguage, type Reader, type Visit } from "./reader.ts";
import { SCRIPT } from "./script.ts";
import type { Asked } from "./search/asked.ts";
import { STYLE } from "./style.ts";
import { languageTag } from "./text.ts";

export interface RoomSettings {
  readonly desk: RoomDesk;
  readonly log: Log;
  readonly passes: Passes;
  /** What those see who come without a pass. */
  readonly everyones?: Scope;
  /** Where people reach it beside this machine, without a path: "https://news.example". */
  readonly origin?: string | undefined;
}

/** Nothing runs but our own file, nothing is sent elsewhere, nobody frames it; pictures come from where the outlets have them. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-cache",
  vary: "accept-language",
} as const;

type Answer = Page | Response | null;
const ASSETS = [STYLE, SCRIPT];

type Work = (context: Context, visit: Visit) => Answer | Promise<Answer>;

/** The pages that people read. Everything is a GET; who reads is told by the address alone, so no cookie is needed. */
export function readingRoom(settings: RoomSettings): Hono {
  const room = new Hono();
  room.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    if (ASSETS.some(({ path }) => path === context.req.path))
      context.res.headers.set("cache-control", "public, max-age=31536000, immutable");
  });
  room.use(async (context, next) => {
    if (!isOwnHost(context.req.header("host"), settings)) return context.text("Not by this name.\n", 421);
    const isQuestion = context.req.method === "POST" && context.req.path === MCP_PATH;
    const isReading = context.req.method === "GET" || context.req.method === "HEAD";
    if (!isQuestion && !isReading) return context.text("Only to be read.\n", 405);
    return next();
  });
  for (const { path, type, body } of ASSETS)
    room.get(path, (context) => context.body(body, 200, { "content-type": type }));
  addApi(room, settings);
  addMcp(room, settings);
  addPages(room, "", settings);
  addPages(room, "/:pass{~[A-Za-z0-9_.-]+}", settings);
  room.notFound((context) => answered(context, settings, () => null));
  room.onError((thrown, context) => {
    settings.log.error({ cause: problemWords(thrown) }, "a page failed");
    return context.text("Something went wrong here. Try it again.\n", 503);
  });
  return room;
}

function addPages(room: Hono, base: string, settings: RoomSettings): void {
  const page = (path: string, work: Work) => room.get(`${base}${path}`, (context) => answered(context, settings, work));
  page("/", (_, visit) => todayPage(visit));
  page("/archive", (_, visit) => archivePage(visit));
  page("/sources", (_, visit) => sourcesPage(visit));
  page("/day/:day", (context, visit) => dayPage(context.req.param("day") ?? "", visit));
  page("/digest/:id", async (context, visit) => {
    const id = unpacked(context.req.param("id") ?? "");
    const digest = id === null ? null : await visit.desk.view(visit.reader.scope).digest(id);
    return digest && { ...digestPage(digest, visit, "archive"), feed: { briefing: digest.name } };
  });
  page("/story/:id", (context, visit) => withId(context, (id) => storyPage(id, visit)));
  page("/article/:id", (context, visit) => withId(context, (id) => articlePage(id, visit)));
  page("/speaker", (context, visit) => {
    const { name = "", page: at = "1" } = context.req.query();
    return /^[1-9]\d{0,2}$/.test(at) ? speakerPage(name.slice(0, LONGEST_NAME), Number(at), visit) : null;
  });
  page("/outlet", (context, visit) => outletPage(nameIn(context), visit));
  page("/topic", (context, visit) => topicPage(nameIn(context), visit));
  for (const [format, type] of FEED_FORMATS) {
    room.use(`${base}/feed.${format}`, etag());
    page(`/feed.${format}`, async (context, visit) => {
      const feed = await roomFeed(feedAskedIn(context), visit);
      if (feed === null) return null;
      const place = feedPlace(context, settings, visit.reader);
      const text = format === "atom" ? await atomFeed(feed, place) : jsonFeed(feed, place);
      return context.body(text, 200, { "content-type": type });
    });
  }
  page("/search", (context, visit) => searchPage(askedIn(context), visit));
}

const FEED_FORMATS = [
  ["atom", "application/atom+xml; charset=utf-8"],
  ["json", "application/feed+json; charset=utf-8"],
] as const;

const LONGEST_NAME = 100;
const LONGEST_WORDS = 2_000;

const nameIn = (context: Context): string => (context.req.query("name") ?? "").slice(0, LONGEST_NAME).toWellFormed();

function withId(context: Context, work: (id: string) => Promise<Answer>): Promise<Answer> | null {
  const id = unpacked(context.req.param("id") ?? "");
  return id === null ? null : work(id);
}

function askedIn(context: Context): Asked {
  const { q = "", since = "", until = "", ...fields } = context.req.query();
  const name = (field: string | undefined) => (field ?? "").trim().slice(0, LONGEST_NAME).toWellFormed();
  const day = (field: string) => (dayWindow(field, "UTC") === null ? "" : field);
  return {
    q: q.trim().slice(0, LONGEST_WORDS).toWellFormed(),
    ...{ speaker: name(fields["speaker"]), outlet: name(fields["outlet"]), topic: name(fields["topic"]) },
    ...{ since: day(since), until: day(until) },
    language: languageTag(fields["language"]) ?? "",
  };
}

function feedAskedIn(context: Context): FeedAsked {
  const { briefing = "" } = context.req.query();
  return { ...askedIn(context), briefing: briefing.trim().slice(0, LONGEST_NAME).toWellFormed() };
}

/** A feed leads to the room by the name under which it was asked for. */
function feedPlace({ req }: Context, { origin }: RoomSettings, { words }: Reader): FeedPlace {
  const { host, pathname, search } = new URL(req.url);
  const isFromElsewhere = origin !== undefined && new URL(origin).host === host;
  return { origin: isFromElsewhere ? origin : `http://${host}`, path: `${pathname}${search}`, locale: words.locale };
}

/** A page for whoever asks; words where there is none, or where the store cannot answer now. */
async function answered(context: Context, settings: RoomSettings, work: Work): Promise<Response> {
  const reader = readerOf(context, settings);
  if (reader === null) {
    const stranger = readerIn(context, settings, { base: "", scope: [CONFIGURATION] });
    return context.html(wholePage(noPage(stranger.words), stranger), 404);
  }
  try {
    const page = await work(context, { desk: settings.desk, reader });
    if (page instanceof Response) return page;
    return context.html(wholePage(page ?? noPage(reader.words), reader), page ? 200 : 404);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    settings.log.warn({ cause: problemWords(thrown) }, "a page could not be made");
    const isTheirs = thrown.code === "bad-input" || thrown.code === "not-found";
    return context.html(wholePage(troublePage(thrown, reader.words), reader), isTheirs ? 404 : 503);
  }
}

/** Null where the pass is none, or no longer one. */
function readerOf(context: Context, settings: RoomSettings): Reader | null {
  const pass = /^\/~([^/]+)/.exec(context.req.path)?.[1];
  if (pass === undefined) {
    return readerIn(context, settings, { base: "", scope: settings.everyones ?? [CONFIGURATION] });
  }
  const base = `/~${pass}`;
  const good = settings.passes.read(pass, settings.desk.now());
  if (good === null) return null;
  const { tenant, page } = good;
  if (page === null) return readerIn(context, settings, { base, scope: scopeOfTenant(tenant) });
  // Opens one page, whose links lead to what everybody may see.
  if (page !== hashOf(context.req.path.slice(base.length))) return null;
  return readerIn(context, settings, { base: "", scope: scopeOfTenant(tenant) });
}

function readerIn(
  context: Context,
  { desk }: RoomSettings,
  { base, scope }: { readonly base: string; readonly scope: Scope },
): Reader {
  const language = firstLanguage(context.req.header("accept-language"));
  const words = desk.voices.reader(language === undefined ? {} : { locale: language });
  return { scope, words, paths: pathsUnder(base) };
}

/** A page elsewhere whose name was made to point at this machine gets nothing. */
function isOwnHost(host: string | undefined, { origin }: RoomSettings): boolean {
  if (host === undefined) return false;
  return (
    /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host) ||
    (origin !== undefined && new URL(origin).host === host.toLowerCase())
  );
}
