import type { TextRange } from "../../../model/article.ts";
import type { SentenceAccount } from "../../statements/account.ts";
import { type Claim, contextOf } from "./claim.ts";

const TIME = /\b(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m\b\.?|p\.?m\b\.?)|\b(\d{1,2}):(\d\d)\b/giu;
const ZONE_REACH = 12;

/** The time of day that a sentence gives; times of two zones are never set beside each other. */
export function clockClaims({ sentence: { language } }: SentenceAccount, sentence: string, range: TextRange): Claim[] {
  const found = [...sentence.matchAll(TIME)];
  const [match] = found;
  if (!match || found.length > 1) return [];
  const [words, hour, minute, half, plainHour, plainMinute] = match;
  const hours = (Number(hour ?? plainHour) % (half ? 12 : 24)) + (half?.toLowerCase().startsWith("p") ? 12 : 0);
  const end = match.index + words.length;
  const tail =
    sentence
      .slice(end, end + ZONE_REACH)
      .trim()
      .split(/\s+/)[0]
      ?.replace(/[.,;)]{1,4}$/, "") ?? "";
  const zone = language.words("time-zones").has(tail) || tail.toLowerCase() === "local" ? tail.toLowerCase() : "";
  const value = hours * 60 + Number(minute ?? plainMinute ?? 0);
  const own = { slot: `clock ${zone}`, label: "time", value, words };
  return [{ kind: "time", ...own, isExact: true, isToll: false, range, context: contextOf(sentence, words, language) }];
}
