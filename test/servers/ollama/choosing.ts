import type { ChatBody, Reply } from "./protocol.ts";
import { says } from "./replies.ts";

/** One line of the material that a prompt shows. */
export interface ShownLine {
  /** "p7", "h1", "q2". */
  readonly id: string;
  /** "Ellery Courier, 12 February", or empty. */
  readonly source: string;
  readonly text: string;
}

/** What a prompt shows, as a model would read it. */
export function shownIn({ messages = [] }: ChatBody): ShownLine[] {
  const lines = (messages.at(-1)?.content ?? "").split("\n").slice(1, -1);
  return lines.map((line) => {
    const [id = "", source = "", ...text] = line.split(" | ");
    return { id, source, text: text.join(" | ") };
  });
}

/** How many points a prompt asks for. */
export const wantedIn = ({ format }: ChatBody): number => {
  const asked = format as { properties?: { points?: { maxItems?: number } } } | undefined;
  return asked?.properties?.points?.maxItems ?? 0;
};

/** Chooses the lines that have these words, in their order; of headlines and quotes the first that has one of them. */
export const chooses =
  (...words: readonly string[]): Reply =>
  (response, body) => {
    const of = (letter: string) => {
      const lines = shownIn(body).filter(({ id }) => id.startsWith(letter));
      return words.flatMap((each) => lines.find(({ text }) => text.includes(each))?.id ?? []);
    };
    const [headline] = of("h");
    return says(JSON.stringify({ points: of("p"), headline, quotes: of("q"), same: [] }))(response, body);
  };

/** Chooses as many as are wanted in the order in which they are shown. */
export const choosesFirst: Reply = (response, body) => {
  const points = shownIn(body).filter(({ id }) => id.startsWith("p"));
  return says(JSON.stringify({ points: points.slice(0, wantedIn(body)).map(({ id }) => id) }))(response, body);
};
