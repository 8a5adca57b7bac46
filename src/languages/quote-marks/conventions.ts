/** How a language's press writes quotations, where it differs from what holds elsewhere. */
export interface QuoteMarkConventions {
  /** Marks that open a quotation here: `„»‚›`. */
  readonly opens: string;
  /** Marks that close one here: `“‘`. */
  readonly closes: string;
  /** Marks that do both, told by the blanks around them: `«»`. */
  readonly either: string;
}

export type MarkDirection = "opens" | "closes" | "either";

const OPENS = "“„«‘‚‹「『〝";
const CLOSES = "”»’›」』〟";
const EITHER = "\"'＂‟";

/** Which way each quote mark faces in a language. */
export function markDirections({ opens, closes, either }: QuoteMarkConventions): ReadonlyMap<string, MarkDirection> {
  const directions = new Map<string, MarkDirection>();
  const put = (marks: string, direction: MarkDirection): void => {
    for (const mark of marks) directions.set(mark, direction);
  };
  put(OPENS, "opens");
  put(CLOSES, "closes");
  put(EITHER, "either");
  put(opens, "opens");
  put(closes, "closes");
  put(either, "either");
  return directions;
}

/** The marks of a language of which nothing is known. */
export const USUAL_MARKS = {
  directions: markDirections({ opens: "", closes: "", either: "" }),
  clipped: new Set<string>(),
};
