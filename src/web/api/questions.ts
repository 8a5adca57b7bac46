import { z } from "zod";
import {
  articleRef,
  digestAnswer,
  digestRef,
  search,
  storyAnswer,
  toldDigest,
  verifyQuote,
  whoSaid,
} from "../answers/answers.ts";
import * as schemas from "../answers/schemas.ts";
import type { Asking } from "../desk.ts";
import type { KeyScope } from "./keys.ts";

/** One question of the API. Its answer fits `answer`; null where there is no such thing. */
export interface ApiQuestion {
  /** As OpenAPI writes it: "/stories/{id}". */
  readonly path: string;
  readonly name: string;
  readonly about: string;
  readonly needs: KeyScope;
  readonly asked: z.ZodObject;
  readonly answer: z.ZodType;
  readonly ask: (asked: never, asking: Asking) => Promise<unknown>;
}

function question<Asked extends z.ZodObject, Answer extends z.ZodType>(
  of: Omit<ApiQuestion, "asked" | "answer" | "ask"> & {
    readonly asked: Asked;
    readonly answer: Answer;
    readonly ask: (asked: z.output<Asked>, asking: Asking) => Promise<z.input<Answer> | null>;
  },
): ApiQuestion {
  return of;
}

const byId = z.object({ id: z.string().min(1).max(4096) });
const nothing = z.object({});
const DIGESTS = 100;
const viewOf = ({ desk, scope }: Asking) => desk.view(scope);

/** Every question, once: routes, the OpenAPI document and its schemas are made of these. */
export const QUESTIONS: readonly ApiQuestion[] = [
  question({
    ...{ path: "/who-said", name: "whoSaid", needs: "read", about: "Who said something, in the articles' exact words" },
    ...{ asked: schemas.saidQuestion, answer: schemas.saidAnswer },
    ask: (asked, asking) => whoSaid(asking, asked),
  }),
  question({
    ...{ path: "/verify", name: "verifyQuote", needs: "read", about: "Whether a quotation stands so in an article" },
    ...{ asked: schemas.verifyQuestion, answer: schemas.verification },
    ask: (asked, asking) => verifyQuote(asking, asked),
  }),
  question({
    ...{ path: "/search", name: "search", needs: "read", about: "Quotes, articles, speakers and stories" },
    ...{ asked: schemas.searchQuestion, answer: schemas.found },
    ask: (asked, asking) => search(asking, asked),
  }),
  question({
    ...{ path: "/stories/{id}", name: "story", needs: "read", about: "One story as its articles tell it now" },
    ...{ asked: byId, answer: schemas.story },
    ask: async ({ id }, asking) => {
      const told = await asking.desk.story(viewOf(asking), id);
      return told && storyAnswer(told);
    },
  }),
  question({
    ...{ path: "/articles/{id}", name: "article", needs: "text", about: "One article as it was read" },
    ...{ asked: byId, answer: schemas.article },
    ask: async ({ id }, asking) => {
      const found = await viewOf(asking).article(id);
      const blocks = found?.blocks.map(({ start, end, role }) => ({ start, end, role: String(role) })) ?? [];
      return found && { ...articleRef(found), text: found.text, blocks };
    },
  }),
  question({
    ...{ path: "/digests", name: "digests", needs: "read", about: "The digests that were posted, the newest first" },
    ...{ asked: nothing, answer: schemas.digestRefs },
    ask: async (_, asking) => {
      const until = new Date(asking.desk.now().getTime() + 86_400_000).toISOString();
      const kept = await viewOf(asking).digestsIn({ from: new Date(0).toISOString(), until }, DIGESTS);
      return { digests: kept.map(digestRef) };
    },
  }),
  question({
    ...{ path: "/digests/{id}", name: "digest", needs: "read", about: "One digest as it was posted" },
    ...{ asked: byId, answer: schemas.digest },
    ask: async ({ id }, asking) => {
      const kept = await viewOf(asking).digest(id);
      return kept && digestAnswer(kept);
    },
  }),
  question({
    ...{ path: "/today", name: "today", needs: "read", about: "What the last hours brought" },
    ...{ asked: nothing, answer: schemas.digest },
    ask: (_, { desk, scope }) => toldDigest(desk, scope),
  }),
  question({
    ...{ path: "/days/{day}", name: "day", needs: "read", about: "One day, told from all that was published on it" },
    ...{ asked: z.object({ day: z.iso.date() }), answer: schemas.digest },
    ask: ({ day }, { desk, scope }) => toldDigest(desk, scope, day),
  }),
  question({
    ...{ path: "/sources", name: "sources", needs: "read", about: "What is read, and what is wrong with it" },
    ...{ asked: nothing, answer: schemas.sources },
    ask: async (_, { desk, scope }) => ({
      sources: (await desk.sources(scope)).map((one) => ({ ...one, topics: [...one.topics] })),
    }),
  }),
];
