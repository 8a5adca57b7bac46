import { expect, test } from "vitest";
import { comparerOf } from "../../src/stories/statements/account.ts";

function relation(first: string, second: string): string | undefined {
  const comparer = comparerOf("en");
  return comparer?.verdict(comparer.account(first), comparer.account(second)).relation;
}

test.each([
  ["a passive", "The governor signed the bill.", "The bill was signed by the governor.", "same"],
  ["another spelling of a name", "Police arrested Volodya Zelenko.", "Police have arrested Zelenko.", "same"],
  ["a narrower verb", "Three miners died in Orvane.", "Three miners drowned in Orvane.", "same"],
  ["a denial", "Police arrested the baker.", "Police have not arrested the baker.", "contradicts"],
  [
    "a denied report",
    "Troops took the mill of Drosk.",
    "Reports that troops took the mill of Drosk are untrue.",
    "contradicts",
  ],
  [
    "a denied report at a sentence's head",
    "Government miners took the mill of Drosk.",
    "Reports that government miners took the mill of Drosk on Friday are false, a clerk said.",
    "contradicts",
  ],
  ["an opposite outcome", "The council approved the tram plan.", "The council rejected the tram plan.", "contradicts"],
  ["the other way round", "The union sued the city.", "The city sued the union.", "contradicts"],
  ["all of them, and some", "All four schools were closed.", "Two of the four schools were closed.", "contradicts"],
  ["a plan", "The firm closed the plant.", "The firm plans to close the plant.", "unlike"],
  ["a plan told by a gerund", "The firm closed the plant.", "The firm proposed closing the plant.", "unlike"],
  ["what was avoided", "The firm closed the plant.", "The firm avoided closing the plant.", "contradicts"],
  ["what may be", "The firm will close the plant.", "The firm may close the plant.", "unlike"],
  ["a condition", "The firm will close the plant.", "The firm will close the plant if prices fall.", "unlike"],
  [
    "what was done to a condition",
    "The mayor rescinded the order of the port.",
    "The mayor rescinded the order of the port that barred sailors unless they paid.",
    "same",
  ],
  ["a question", "The mayor signed the order.", "Did the mayor sign the order?", "unlike"],
  ["somebody's claim", "The mayor took bribes.", "A rival alleges that the mayor took bribes.", "unlike"],
  ["somebody else", "Anna Berg won the vote.", "Ruth Holm won the vote.", "unlike"],
  ["something else", "Police seized a van.", "Police seized a boat.", "unlike"],
  ["another place", "It fell near the bridge at Orlow.", "It fell near the bridge at Tressen.", "unlike"],
  [
    "a part of them",
    "Justices Alba and Corr voted to hear the appeal.",
    "The justices chose not to hear the appeal.",
    "unlike",
  ],
  ["what would have been", "The firm closed the plant.", "The firm would have closed the plant.", "unlike"],
  [
    "what is asked of somebody",
    "Anna Berg vetoed the bill.",
    "Farmers called on Anna Berg to veto the bill.",
    "unlike",
  ],
  ["a decision", "Anna Berg will veto the bill.", "Anna Berg announced her decision to veto the bill.", "same"],
  ["another act", "The council approved the plan.", "Rain flooded the harbour.", "other"],
])("what a sentence is to another: %s", (_, first, second, expected) => {
  expect(relation(first, second)).toBe(expected);
});

test("a comparison is directional: drowned is dead, dead is not drowned", () => {
  expect(relation("Three miners drowned.", "Three miners died.")).not.toBe("same");
});

test("a language that no pack reads is not compared", () => {
  expect(comparerOf("xx")).toBeNull();
});

test.each([
  [
    "President Oswin Calloway spoke out on the war.",
    "The Calloway government dropped plans to add a harbour levy.",
    false,
  ],
  ["President Oswin Calloway spoke out on the war.", "Calloway dropped plans to add a harbour levy.", true],
])("whoever only lends a name to others takes no part in what they do: %s %s", (first, second, expected) => {
  const comparer = comparerOf("en");
  expect(comparer?.haveOneParty(comparer.account(first), comparer.account(second))).toBe(expected);
});
