import { Problem } from "../../model/problem.ts";
import { decodeText } from "../decode.ts";
import type { Feed } from "./feed.ts";
import { readJsonFeed } from "./json-feed.ts";
import { readXmlFeed } from "./xml-feed.ts";

/**
 * The feed in these bytes, in any encoding and format. `url` is where they were read: the base of relative addresses.
 * Throws a Problem `unreadable` where no feed is in them.
 */
export function readFeed(bytes: Uint8Array, url: string | null, contentType: string | null): Feed {
  const text = withoutC1(decodeText(bytes, contentType));
  const feed = text.trimStart().startsWith("{") ? readJsonFeed(text, url) : readXmlFeed(text, url);
  if (!feed) throw new Problem("unreadable", `${url ?? "the input"}: not a feed (RSS, Atom or JSON Feed)`);
  return feed;
}

const WINDOWS_1252 = new TextDecoder("windows-1252");

/** C1 control characters stand for what Windows had in their places: "don\u0092t" is "don’t", as in HTML. */
function withoutC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.decode(Uint8Array.of(control.charCodeAt(0))));
}
