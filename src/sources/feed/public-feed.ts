/** A platform's own name for something, and the feed or the page naming it that the platform publishes for it. */
type Form = readonly [pattern: RegExp, address: (name: string, of: string) => string];

const reddit = (name: string): string => `https://www.reddit.com/r/${name}.rss`;

/** Names that are no addresses: of Mastodon, Reddit and Bluesky, whose profile pages name their feeds. */
const HANDLES: readonly Form[] = [
  [/^@([\w.-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})$/, (name, host) => `https://${host}/users/${name}.rss`],
  [/^\/?r\/(\w{2,21})\/?$/, reddit],
  [/^@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})$/, (name) => `https://bsky.app/profile/${name}`],
  [/^([\w-]{1,63}\.bsky\.social)$/, (name) => `https://bsky.app/profile/${name}`],
];

/** Pages by host and path. */
const PAGES: readonly Form[] = [
  [/^(?:www\.|old\.)?reddit\.com\/r\/(\w{2,21})\/?$/, reddit],
  [
    /^(?:www\.|m\.)?youtube\.com\/channel\/(UC[\w-]{22})(?:\/\w{0,20})?$/,
    (channel) => `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`,
  ],
  [
    /^(?:www\.)?github\.com\/([\w.-]{1,39})\/([\w.-]{1,100})\/releases\/?$/,
    (owner, repository) => `https://github.com/${owner}/${repository}/releases.atom`,
  ],
  [
    /^(?:www\.)?arxiv\.org\/list\/([a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?)(?:\/\w{0,20})?$/,
    (category) => `https://rss.arxiv.org/rss/${category}`,
  ],
];

/**
 * What a platform publishes as a feed of what somebody typed: a handle of Mastodon or Bluesky, a subreddit, a channel of YouTube, the
 * releases of something on GitHub, a category of arXiv. As it was typed where it is none of these.
 */
export function publicFeedOf(typed: string): string {
  const text = typed.trim();
  const address = /^https?:/i.test(text) ? text : `https://${text}`;
  const page = URL.canParse(address) ? new URL(address) : null;
  return found(HANDLES, text) ?? found(PAGES, page ? `${page.host}${page.pathname}` : "") ?? typed;
}

function found(forms: readonly Form[], text: string): string | undefined {
  for (const [pattern, address] of forms) {
    const [, name, of = ""] = pattern.exec(text) ?? [];
    if (name !== undefined) return address(name, of);
  }
  return undefined;
}
