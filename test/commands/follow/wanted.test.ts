import fc from "fast-check";
import { expect, test } from "vitest";
import { wantedBy } from "../../../src/commands/follow/wanted.ts";
import type { Follow } from "../../../src/model/follow.ts";
import { anArticle } from "../../builders.ts";

const aFollow = (of: Partial<Follow>): Follow => ({
  ...{ id: "f", subscriptionId: "alerts", speaker: "", about: "", outlet: "", pace: "at-once", state: "active" },
  ...{ createdBy: "user-1", createdAt: "2025-02-12T06:00:00.000Z" },
  ...of,
});

interface Spoken {
  readonly name?: string;
  readonly role?: string | null;
  readonly doubtful?: true;
  readonly context?: string;
  readonly outlet?: string;
}

const aQuote = ({ name, role = null, doubtful, context = "“No.”", outlet = "Tide Post" }: Spoken) => ({
  article: anArticle({ outlet }),
  speaker: name === undefined ? null : { name, role, ...(doubtful ? { doubtful } : {}) },
  context,
});

const isWanted = (of: Partial<Follow>, said: Spoken): boolean => wantedBy([aFollow(of)]).of(aQuote(said)).length === 1;

test.each<[string, Partial<Follow>, Spoken, boolean]>([
  ["a full name", { speaker: "Mara Lindqvist" }, { name: "Mara Lindqvist" }, true],
  ["with a name between", { speaker: "Mara Lindqvist" }, { name: "Mara Elise Lindqvist" }, true],
  ["accents and capitals aside", { speaker: "zoe castaneda" }, { name: "Zoë Castañeda" }, true],
  ["by the surname alone", { speaker: "Lindqvist" }, { name: "Mara Lindqvist" }, true],
  ["of another with the same surname", { speaker: "Mara Lindqvist" }, { name: "Olof Lindqvist" }, false],
  ["a surname alone may be another's", { speaker: "Mara Lindqvist" }, { name: "Lindqvist" }, false],
  ["of one with a longer surname", { speaker: "Ann Bell" }, { name: "Ann Bell Carter" }, false],
  ["of a name that contains it", { speaker: "Bell" }, { name: "Ann Bellamy" }, false],
  ["of whom it is in doubt", { speaker: "Ann Bell" }, { name: "Ann Bell", doubtful: true }, false],
  ["of nobody", { speaker: "Bell" }, {}, false],
  ["an office", { speaker: "the harbour minister" }, { name: "Mara Lindqvist", role: "harbour minister" }, true],
  [
    "an office of a place",
    { speaker: "harbour minister" },
    { name: "Mara Lind", role: "Tolmark's harbour minister" },
    true,
  ],
  ["an office without a name", { speaker: "harbour minister" }, { name: "the harbour minister" }, true],
  ["of a deputy", { speaker: "harbour minister" }, { name: "Mara Lind", role: "deputy harbour minister" }, false],
  ["of who held it once", { speaker: "harbour minister" }, { name: "the former harbour minister" }, false],
  ["of another office", { speaker: "harbour minister" }, { name: "Mara Lind", role: "minister" }, false],
  ["a subject in any form", { about: "strikes port" }, { context: "A strike closes the ports." }, true],
  ["a subject of which a word is missing", { about: "strike port" }, { context: "The strike goes on." }, false],
  ["a word inside another", { about: "port" }, { context: "The portrait hangs." }, false],
  ["a subject without a break between words", { about: "港" }, { context: "市は港を閉めた" }, true],
  ["a speaker on a subject", { speaker: "Bell", about: "port" }, { name: "Ann Bell", context: "“The port.”" }, true],
  ["a speaker on another subject", { speaker: "Bell", about: "port" }, { name: "Ann Bell", context: "“No.”" }, false],
  ["in an outlet", { speaker: "Bell", outlet: "tide post" }, { name: "Ann Bell" }, true],
  ["in another outlet", { speaker: "Bell", outlet: "Tide Post" }, { name: "Ann Bell", outlet: "Tide" }, false],
])("%s", (_, follow, said, expected) => {
  expect(isWanted(follow, said)).toBe(expected);
});

const NAMES = ["Ann Bell", "Olof Bell", "Mara Lind", "Bell", "the harbour minister", ""];
const WORDS = ["port", "strikes", "strike port", "lamp", ""];
const follows = fc.array(
  fc.record({
    speaker: fc.constantFrom(...NAMES),
    about: fc.constantFrom(...WORDS),
    outlet: fc.constantFrom("Tide Post", ""),
  }),
  { maxLength: 40 },
);
const spoken = fc.record({
  name: fc.constantFrom("Ann Bell", "Olof Bell", "Mara Lind", "Bell", "the harbour minister"),
  role: fc.constantFrom(null, "harbour minister", "keeper"),
  context: fc.constantFrom("A strike closes the ports.", "The lamp is lit at the port.", "“No.”"),
  outlet: fc.constantFrom("Tide Post", "Ellery Courier"),
});

test("the index of many finds those that one by one would be found, each once", () => {
  fc.assert(
    fc.property(follows, spoken, (given, said) => {
      const all = given
        .filter(({ speaker, about }) => `${speaker}${about}` !== "")
        .map((one, index) => aFollow({ ...one, id: String(index) }));
      const found = wantedBy(all)
        .of(aQuote(said))
        .map(({ id }) => Number(id));
      const single = all.filter((one) => wantedBy([one]).of(aQuote(said)).length > 0).map(({ id }) => Number(id));
      expect(found.toSorted((one, other) => one - other)).toEqual(single);
    }),
    { numRuns: 300 },
  );
});

test("whatever is followed and said, nothing breaks", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, text, (speaker, about, name, context) => {
      expect(wantedBy([aFollow({ speaker, about })]).of(aQuote({ name, context })).length).toBeLessThanOrEqual(1);
    }),
  );
});
