import type { Article } from "../../../model/article.ts";
import { monthNamed } from "../../dates/month-names.ts";
import { momentOf, type WrittenDate } from "../../dates/written-date.ts";
import { type DateKind, readDateLine } from "./date-line.ts";

type Published = Pick<Article, "publishedAt" | "publishedPrecision">;

const ORDER: readonly DateKind[] = ["published", "bare", "updated"];
const DATE_IN_ADDRESS = /[/-]((?:19|20)\d\d)[/-]?(\d{2})[/-]?(\d{2})(?=[/-]|\b)/;
const DATE_IN_DATELINE = /\b([a-z]{3,9})\.? \d{1,2},? (?:19|20)\d\d\b/gi;

/** When an article was published, from its date lines, then its address; an update's date only where no other stands. */
export function publishedOf(dateLines: readonly string[], dateline: string | null, url: string | null): Published {
  const dates = dateLines.flatMap((line) => readDateLine(line));
  const chosen = ORDER.flatMap((kind) => dates.filter((date) => date.kind === kind))[0];
  if (chosen) return fromWritten(chosen.date);
  const inDateline = (dateline ?? "")
    .matchAll(DATE_IN_DATELINE)
    .find(([, word = ""]) => monthNamed(word) !== null)?.[0];
  const written = inDateline ? readDateLine(inDateline)[0] : undefined;
  if (written) return fromWritten({ ...written.date, time: null });
  return dayInAddress(url) ?? { publishedAt: null, publishedPrecision: null };
}

/** A time without a zone tells no moment, only the day. */
function fromWritten(date: WrittenDate): Published {
  if (date.time === null || date.offsetMinutes === null) {
    const day = new Date(Date.UTC(date.year, date.month - 1, date.day)).toISOString().slice(0, 10);
    return { publishedAt: day, publishedPrecision: "day" };
  }
  return { publishedAt: new Date(momentOf(date)).toISOString(), publishedPrecision: "minute" };
}

function dayInAddress(url: string | null): Published | null {
  const found = url ? DATE_IN_ADDRESS.exec(url) : null;
  if (!found) return null;
  const [, year, month, day] = found.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return null;
  return { publishedAt: date.toISOString().slice(0, 10), publishedPrecision: "day" };
}
