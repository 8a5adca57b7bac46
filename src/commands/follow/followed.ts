import { contentTerms, contentWords } from "../../languages/terms/search-terms.ts";
import type { CommandCall } from "../../model/command.ts";
import { type Followed, type FollowedBreaking, type FollowedSayings, isBreaking } from "../../model/follow.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { MessageId } from "../../words/words.ts";
import { bare } from "../briefing/filter.ts";

type Given = CommandCall["options"];

const LONGEST = 100;
const FEWEST_OUTLETS = 2;
const MOST_OUTLETS = 20;
const MOST_STORIES = 24;
const BREAKING = { outlets: "4", most: "5" };

/** What the options of `/follow add` say. Throws Problem `bad-input`. */
export function sayingsIn(options: Given): FollowedSayings {
  const given = (name: keyof FollowedSayings) => bare(options[name] ?? "");
  const [speaker, subject, outlet] = [given("speaker"), given("about"), given("outlet")];
  if (speaker === "" && subject === "") throw problemSaying("bad-input", "problem.nothingToFollow");
  const isUnknown = (text: string, terms: number) => text.length > LONGEST || (text !== "" && terms === 0);
  if (isUnknown(speaker, contentTerms(speaker).length) || isUnknown(subject, contentWords(subject).length))
    throw problemSaying("bad-input", "problem.noWordsToFollow", { most: LONGEST });
  return { speaker, about: subject, outlet: outlet.slice(0, LONGEST) };
}

/** What those of `/follow breaking` say. Throws Problem `bad-input`. */
export function breakingIn({ outlets = BREAKING.outlets, most = BREAKING.most }: Given): FollowedBreaking {
  return {
    breaking: {
      outlets: wholeNumber("problem.outletsBetween", outlets, FEWEST_OUTLETS, MOST_OUTLETS),
      most: wholeNumber("problem.storiesBetween", most, 1, MOST_STORIES),
    },
  };
}

export function wholeNumber(problem: MessageId, typed: string, from: number, until: number): number {
  const value = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (value >= from && value <= until) return value;
  throw problemSaying("bad-input", problem, { typed: typed.slice(0, 20), from, until });
}

/** A place follows breaking news once. */
export function isSame(one: Followed, other: Followed): boolean {
  if (isBreaking(one) || isBreaking(other)) return isBreaking(one) && isBreaking(other);
  return (["speaker", "about", "outlet"] as const).every(
    (name) => one[name].toLowerCase() === other[name].toLowerCase(),
  );
}
