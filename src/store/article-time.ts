import type { Article } from "../model/article.ts";

const DAY = 86_400_000;

/**
 * When an article counts as published, in milliseconds since 1970: the latest moment that its own date allows (the end
 * of the day where only the day is known), never later than when it was first seen.
 */
export function articleTime({ publishedAt, publishedPrecision }: Article, firstSeenAt: string): number {
  const seen = timeOf(firstSeenAt);
  const published = Date.parse(publishedAt ?? "");
  if (Number.isNaN(published)) return seen;
  const isDay = publishedPrecision === "day" || publishedAt?.length === 10;
  return Math.min(seen, isDay ? Math.floor(published / DAY) * DAY + DAY - 1 : published);
}

/** Milliseconds since 1970 of an ISO time; 0 for anything else. */
export function timeOf(iso: string): number {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? 0 : time;
}
