import fc from "fast-check";
import { expect, test } from "vitest";
import { publicFeedOf } from "../../../src/sources/feed/public-feed.ts";

const CHANNEL = "UCabcdefghijklmnopqrstuv";

test.each([
  ["@ada@tide.example", "https://tide.example/users/ada.rss"],
  ["r/harbours", "https://www.reddit.com/r/harbours.rss"],
  ["/r/harbours/", "https://www.reddit.com/r/harbours.rss"],
  ["https://old.reddit.com/r/harbours/", "https://www.reddit.com/r/harbours.rss"],
  ["@ada.bsky.social", "https://bsky.app/profile/ada.bsky.social"],
  ["ada.bsky.social", "https://bsky.app/profile/ada.bsky.social"],
  ["@tide.example", "https://bsky.app/profile/tide.example"],
  [
    `https://www.youtube.com/channel/${CHANNEL}/videos`,
    `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`,
  ],
  ["github.com/ellery/ferry/releases", "https://github.com/ellery/ferry/releases.atom"],
  ["https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"],
  ["https://arxiv.org/list/hep-th/new", "https://rss.arxiv.org/rss/hep-th"],
])("%s is read at %s", (typed, feed) => {
  expect(publicFeedOf(typed)).toBe(feed);
});

test.each([
  "https://tide.example/feed.xml",
  "tide.example",
  "https://www.reddit.com/r/harbours.rss",
  "https://www.reddit.com/r/harbours/comments/1/a",
  "https://github.com/ellery/ferry",
  "https://youtube.com.tide.example/channel/UCabcdefghijklmnopqrstuv",
  "https://user@github.com.tide.example/a/b/releases",
  "zanzibar",
  "",
])("%s stays as it is", (typed) => {
  expect(publicFeedOf(typed)).toBe(typed);
});

test("whatever is typed, it is an address or what was typed", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (typed) => {
      const feed = publicFeedOf(typed);
      expect(feed === typed || URL.canParse(feed)).toBe(true);
    }),
  );
});
