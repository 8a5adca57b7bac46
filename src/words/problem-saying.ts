import { Problem, type ProblemCode } from "../model/problem.ts";
import { ENGLISH, type MessageId, type Values } from "./words.ts";

/** A Problem whose words are a message: who is told it in a chat gets it in their language (see `anew`). */
export function problemSaying(code: ProblemCode, id: MessageId, values: Values = {}): Problem {
  return new Problem(code, ENGLISH.say(id, values));
}
