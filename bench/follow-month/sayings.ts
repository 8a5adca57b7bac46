const OPENINGS = `The {thing} should have been mended before the first frost
Nobody asked the people beside the {thing} what they wanted
I have walked past the {thing} every morning for thirty years
We counted every bolt of the {thing} by lamplight
There is no money in the chest for another {thing}
My grandmother would have laughed at this {thing}
Whoever drew the plans of the {thing} never stood in the rain here
Two letters about the {thing} came back unopened
The {thing} will carry our children longer than any promise
I signed for the {thing} and I would sign again tomorrow
Half of the town learnt of the {thing} from a poster
We lent them our best crews for the {thing}
It took eleven meetings until the {thing} was even named aloud
Somebody must say plainly that the {thing} is failing
The first winter will show what the {thing} is worth
Our neighbours paid for their {thing} with a lottery
Every coin for the {thing} was collected in this room
You cannot paint over the cracks in a {thing}`.split("\n");

const ENDINGS = `and that is a poor way to treat a harbour town
but we will not beg for it on our knees
so bring a chair and expect a long evening
and the bill lies on my desk unopened
whatever the ministry writes in its letters
because silence costs more than any repair
and my answer stays the same in spring
though the insurers see it differently
which is why the gates stay shut until Sunday
and three of us are ready to resign over it
since the old rules were written for horses
but the engineers sleep badly, and they have reason to
and I say so as somebody who voted for it
while the other bank of the river does nothing
so we begin on Monday with spades and patience
and no commission in the capital will change that`.split("\n");

/** Words that nobody has said before in the month, about a thing; both halves stand for themselves. */
export interface Words {
  readonly opening: string;
  readonly ending: string;
}

/** Fresh words on a thing, as often as they are asked for: no opening on one thing again before all others were. */
export function speechwriter(random: () => number): (thing: string) => Words {
  const left = new Map<string, string[]>();
  return (thing) => {
    const unsaid = left.get(thing) ?? [];
    if (unsaid.length === 0) unsaid.push(...OPENINGS);
    left.set(thing, unsaid);
    const [opening = ""] = unsaid.splice(Math.floor(random() * unsaid.length), 1);
    const ending = ENDINGS[Math.floor(random() * ENDINGS.length)] ?? "";
    return { opening: opening.replace("{thing}", thing), ending };
  };
}

export const inFull = ({ opening, ending }: Words): string => `${opening}, ${ending}`;

/** The same as another desk words it: cut, in American spelling, with a word more, or without the second half. */
export function variantOf(words: Words, random: () => number): string {
  const roll = random();
  if (roll < 0.3) return words.opening;
  if (roll < 0.55)
    return inFull(words).replace("harbour", "harbor").replace("learnt", "learned").replace(" and ", " … and ");
  if (roll < 0.8) return `Well, ${inFull(words).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`;
  return inFull(words).replace(", ", " ");
}
