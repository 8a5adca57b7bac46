import type { PageElement } from "./dom.ts";

/** Words in a class or id that say "this is not the article": page furniture, captions, asides, dates, by-lines. */
const FURNITURE = new Set(
  (
    "ad ads adsense advert advertisement advertising adslot adunit adbox banner sponsor sponsored sponsors promo promos " +
    "promoted promotion promobox outbrain taboola nativo dfp mpu cta upsell teaser teasers " +
    "nav navigation navbar navi menu submenu menubar breadcrumb breadcrumbs crumbs crumb pagination pager paging toc " +
    "caption captions figcaption credit credits photocredit copyright gallery galleries slideshow carousel slider " +
    "lightbox filmstrip thumbnail thumbnails thumb thumbs zoom enlarge " +
    "share shares sharing sharebar sharedaddy sharethis addthis addtoany social socials facebook whatsapp pinterest " +
    "linkedin follow followus " +
    "related relatedposts relateds recirc recirculation recommended recommendations recommendation trending popular " +
    "mostread mostpopular morefrom readmore seealso latest upnext nextprev prevnext playlist " +
    "newsletter newsletters subscribe subscription subscriptions signup paywall regwall piano register registration " +
    "login signin optin mailchimp donate donation " +
    "comment comments commenting disqus respond reply replies livefyre viafoura discussion " +
    "byline bylines author authors authorbio bio avatar contributor contributors journalist timestamp datestamp dateline-date pubdate " +
    "published posted meta metadata postmeta entrymeta articlemeta postinfo infobar kicker eyebrow rubric " +
    "tag tags taglist tagcloud topics keywords categories category cat-links " +
    "sidebar rail aside widget widgets footer foot masthead toolbar tools topbar bottombar utility utilities " +
    "cookie cookies gdpr consent privacy modal popup overlay tooltip flyout dropdown drawer toast alertbar " +
    "skip skiplink screenreader sr-only visually-hidden hidden offscreen noprint print printonly " +
    "rating ratings review-stars stars poll quiz survey vote " +
    "player jwplayer brightcove jw audio podcast-player video-meta transcript-toggle " +
    "search searchform searchbox language-switcher translate weather stock ticker hotline disclaimer affiliate"
  ).split(" "),
);
/** Furniture when these stand together. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["read", "more"],
  ["see", "also"],
  ["most", "read"],
  ["more", "from"],
  ["more", "stories"],
  ["more", "news"],
  ["sign", "up"],
  ["sign", "in"],
  ["next", "article"],
  ["you", "may"],
  ["screen", "reader"],
  ["visually", "hidden"],
  ["sr", "only"],
  ["about", "author"],
  ["photo", "info"],
  ["image", "info"],
  ["post", "date"],
  ["article", "date"],
  ["publish", "date"],
  ["entry", "date"],
  ["date", "time"],
];

/** True where the class, id, role or component name of an element says that it is not the article's text. */
export function isNamedFurniture(element: PageElement): boolean {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""} ${element.getAttribute("data-component") ?? ""}`;
  if (names.length < 3) return false;
  const words = nameWords(names.slice(0, 500));
  return words.some((word) => FURNITURE.has(word)) || PAIRS.some(([one, other]) => followsIn(words, one, other));
}

/** "articleBody-photoCredit" as article, body, photo, credit. */
function nameWords(names: string): string[] {
  return names
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function followsIn(words: readonly string[], one: string, other: string): boolean {
  return words.some((word, i) => word === one && words[i + 1] === other);
}
