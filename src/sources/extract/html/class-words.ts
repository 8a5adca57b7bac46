import type { PageElement } from "./dom.ts";

/** What the class, id or component name of an element says of it. */
export type NamedAs = "foreign" | "foot" | "stranger" | "detail" | "label";

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
const PARTS: readonly (readonly [NamedAs, RegExp])[] = [
  [
    "foreign",
    /comment(?!ary|ator)|kommentar|comentario|commenti|disqus|livefyre|viafoura|cookie|consent|onetrust|didomi|usercentrics|borlabs/,
  ],
  [
    "stranger",
    /newsletter|breadcrumb|advert|sponsor|related|recommend|outbrain|taboola|sidebar|subscri|signup|paginat|mostread|mostpopular|morefrom/,
  ],
  [
    "detail",
    /caption|credits?(?!card)|copyright|fotonachweis|bildnachweis|bildunterschrift|bildquelle|imagedesc|addthis|shar(?:edaddy|ethis|ebar|ing)|author(?:box|bio|info|card)|aboutauthor/,
  ],
];

const WORDS: ReadonlyMap<string, NamedAs> = new Map([
  ...words(
    "foreign",
    `respond reply replies discussion gdpr dsgvo privacy cmp modal popup overlay lightbox tooltip flyout dropdown drawer
    toast`,
  ),
  ...words("foot", "footer foot"),
  ...words(
    "stranger",
    `ad ads adsense adslot adunit adbox banner promo promos promoted promotion promobox nativo dfp mpu cta upsell anzeige
    werbung publicidad nav navigation navbar navi menu submenu menubar crumbs crumb pager paging toc
    relateds recirc recirculation trending popular readmore seealso latest upnext nextprev prevnext playlist yarpp
    regwall piano register registration login signin optin mailchimp donate donation
    rail aside widget widgets masthead toolbar tools topbar bottombar utility utilities skip skiplink
    alertbar ticker stock hotline affiliate search searchform searchbox translate weather taglist tagcloud
    gallery galleries slideshow carousel slider filmstrip`,
  ),
  ...words(
    "detail",
    `thumbnail thumbnails thumb thumbs zoom enlarge share shares addtoany shariff social socials
    facebook whatsapp pinterest linkedin follow followus teilen byline bylines author authors bio avatar contributor
    contributors journalist timestamp datestamp pubdate postmeta entrymeta articlemeta postinfo infobar
    screenreader hidden offscreen noprint print printonly jwplayer brightcove jw`,
  ),
  ...words(
    "label",
    `teaser teasers meta metadata published posted kicker eyebrow rubric tag tags topics keywords categories category
    rating ratings poll quiz survey vote player audio disclaimer paywall`,
  ),
]);

/** What two words say that stand together. */
const PAIRS: ReadonlyMap<string, NamedAs> = new Map([
  ...words(
    "stranger",
    "read-more see-also most-read more-from more-stories more-news sign-up sign-in next-article you-may",
  ),
  ...words(
    "detail",
    `screen-reader visually-hidden sr-only about-author photo-info image-info post-date article-date publish-date
    entry-date date-time`,
  ),
]);

/** Names that tell what an element has or lacks, or what a script looks for: "has-sidebar", "js-reply". */
const OF_OTHERS = /(?<!\S)(?:js|has|no|with|without|hide|show)[-_]\S{1,80}/gi;

/** What the class, id or component name of an element says of it; nothing for most. */
export function nameWords(element: PageElement): readonly NameWord[] {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""} ${element.getAttribute("data-component") ?? ""}`;
  if (names.length < 4) return NOTHING;
  const lower = names
    .slice(0, 500)
    .replace(OF_OTHERS, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
  const found: NameWord[] = [];
  for (const [says, parts] of PARTS) {
    const word = parts.exec(lower)?.[0];
    if (word !== undefined) found.push({ word, says });
  }
  let before = "";
  for (const word of lower.split(/[^a-z0-9]+/)) {
    const says = WORDS.get(word) ?? PAIRS.get(`${before}-${word}`);
    if (says) found.push({ word, says });
    before = word;
  }
  return found;
}

const NOTHING: readonly NameWord[] = [];
