import type { Destination } from "../../model/subscription.ts";
import type { Words } from "../../words/words.ts";

/** In which words the readers of a briefing are told. */
export type WordsFor = (subscription: Pick<Destination, "locale">) => Words;
