import type { PageElement } from "./dom.ts";

/** What the class, id or component name of an element says of it. */
export type NamedAs = "foreign" | "furniture" | "label";

/** A word in an element's name that says what it is, and what it says. */
export interface NameWord {
  readonly word: string;
  readonly says: NamedAs;
}

const words = (says: NamedAs, list: string): (readonly [string, NamedAs])[] =>
  list
    .trim()
    .split(/\s+/)
    .map((word) => [word, says]);

/** Parts of names, long enough to stand for themselves within longer ones. */
const PARTS = new RegExp(
  "comment(?!ary|ator)|kommentar|commentaire|comentario|commenti|disqus|livefyre|viafoora|cookie|consent|onetrust|didomi|usercentrics|borlabs|" +
    "newsletter|breadcrumb|advert|sponsor|related|recommend|outbrain|taboola|addthis|shar(?:edaddy|ethis|ebar|ing)|" +
    "caption|credit(?!s?card)|copyright|fotonachweis|bildnachweis|bildunterschrift|bildquelle|imagedesc|" +
    "sidebar|author(?:box|bio|info|card)|aboutauthor|relatedposts|subscri|signup|paginat|mostread|mostpopular|morefrom",
  "g",
);
const FOREIGN_PARTS =
  /^(?:comment|kommentar|commentaire|comentario|commenti|disqus|livefyre|viafoura|cookie|consent|onetrust|didomi|usercentrics|borlabs)/;

const WORDS: ReadonlyMap<string, NamedAs> = new Map([
  ...words(
    "label",
    `teaser teasers meta metadata published posted kicker eyebrow rubric tag tags topics keywords categories category
    rating ratings poll quiz survey vote player audio disclaimer paywall`,
  ),
  ...words(
    "furniture",
    `ad ads adsense adslot adunit adbox banner promo promos promoted promotion promobox nativo dfp mpu cta upsell anzeige
    werbung publicidad nav navigation navbar navi menu submenu menubar crumbs crumb pager paging toc
    credits gallery galleries slideshow carousel slider filmstrip thumbnail thumbnails thumb thumbs zoom enlarge
    share shares addtoany shariff social socials facebook whatsapp pinterest linkedin follow followus teilen
    relateds recirc recirculation trending popular readmore seealso latest upnext nextprev prevnext playlist yarpp
    regwall piano register registration login signin optin mailchimp donate donation
    byline bylines author authors bio avatar contributor contributors journalist timestamp datestamp pubdate
    postmeta entrymeta articlemeta postinfo infobar taglist tagcloud rail aside widget widgets masthead toolbar tools
    topbar bottombar utility utilities skip skiplink screenreader hidden offscreen noprint print printonly
    alertbar ticker stock hotline affiliate search searchform searchbox translate weather
    jwplayer brightcove jw`,
  ),
  ...words(
    "foreign",
    `respond reply replies discussion gdpr dsgvo privacy cookiebot cmp modal popup overlay lightbox tooltip flyout
    dropdown drawer toast footer foot`,
  ),
]);

/** Furniture when these stand together. */
const PAIRS: ReadonlySet<string> = new Set(
  (
    "read-more see-also most-read more-from more-stories more-news sign-up sign-in next-article you-may screen-reader " +
    "visually-hidden sr-only about-author photo-info image-info post-date article-date publish-date entry-date date-time"
  ).split(" "),
);

/** What the class, id or component name of an element says of it; nothing for most. */
export function nameWords(element: PageElement): readonly NameWord[] {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""} ${element.getAttribute("data-component") ?? ""}`;
  if (names.length < 4) return NOTHING;
  const lower = names
    .slice(0, 500)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  const found: NameWord[] = [];
  for (const [part] of lower.matchAll(PARTS))
    found.push({ word: part, says: FOREIGN_PARTS.test(part) ? "foreign" : "furniture" });
  let before = "";
  for (const word of lower.split(/[^a-z0-9]+/)) {
    const says = WORDS.get(word) ?? (PAIRS.has(`${before}-${word}`) ? "furniture" : undefined);
    if (says) found.push({ word, says });
    before = word;
  }
  return found;
}

const NOTHING: readonly NameWord[] = [];
