import type { Subscription } from "../../model/subscription.ts";
import type { Words } from "../../words/words.ts";

/** In which words the readers of a briefing are told. */
export type WordsFor = (subscription: Pick<Subscription, "locale">) => Words;
