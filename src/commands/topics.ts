import { problemSaying } from "../words/problem-saying.ts";

const MOST_SHOWN = 20;

/**
 * Topics as the sources are filed under, whatever their letter case was typed in. Throws Problem `bad-input` that names
 * those there are for one that no source has: it would be empty for ever. Where no source is filed under any, words that
 * stand in the stories do.
 */
export function knownTopics(typed: readonly string[], known: readonly string[]): string[] {
  const wanted = typed.filter((topic) => topic !== "");
  if (known.length === 0) return wanted;
  return wanted.map((topic) => {
    const found = known.find((one) => one.toLowerCase() === topic.toLowerCase());
    if (found) return found;
    const shown = known.slice(0, MOST_SHOWN).join(", ");
    throw problemSaying("bad-input", "problem.unknownTopic", { topic: topic.slice(0, 40), known: shown });
  });
}

/** What to offer while topics are typed, with commas between: the ones before the last comma stay. */
export function topicSuggestions(typed: string, known: readonly string[]): string[] {
  const comma = typed.lastIndexOf(",");
  const before = comma < 0 ? "" : `${typed.slice(0, comma + 1).trim()} `;
  const chosen = before
    .toLowerCase()
    .split(",")
    .map((one) => one.trim());
  const last = typed
    .slice(comma + 1)
    .trim()
    .toLowerCase();
  return known
    .filter((topic) => topic.toLowerCase().startsWith(last) && !chosen.includes(topic.toLowerCase()))
    .map((topic) => before + topic);
}
