import { Problem, problemWords } from "../../model/problem.ts";
import { RESPONSE_URL_USES } from "./limits.ts";
import type { SlackPayload } from "./render.ts";

/** Who sees an answer, and whether it takes the place of the message whose button was pressed. */
export type AnswerMode = "asker" | "everyone" | "replace";

/** The address through which one command or press is answered: five times within half an hour. */
export interface Answers {
  readonly left: number;
  /** Throws Problem `outcome-unknown` where it may have been shown, `not-found` where the address is used up. */
  give(payload: SlackPayload, mode: AnswerMode): Promise<void>;
}

/** `thread`: where the button that is answered stands in one. `timeout` in milliseconds. */
export function answersThrough(address: string, timeout: number, thread: string | null = null): Answers {
  let left = RESPONSE_URL_USES;
  const place = thread === null ? {} : { thread_ts: thread };
  return {
    get left() {
      return left;
    },
    async give(payload, mode) {
      left -= 1;
      const response = await send(address, timeout, { ...payload, ...fieldsOf(mode), ...place });
      if (response.ok) return;
      const code = response.status >= 500 ? "outcome-unknown" : "not-found";
      throw new Problem(code, `Slack answered ${response.status} to an answer: ${response.words}`);
    },
  };
}

function fieldsOf(mode: AnswerMode) {
  if (mode === "replace") return { replace_original: true };
  return { response_type: mode === "everyone" ? "in_channel" : "ephemeral", replace_original: false };
}

async function send(address: string, timeout: number, body: unknown) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    return { ok: response.ok, status: response.status, words: (await response.text()).slice(0, 200) };
  } catch (thrown) {
    throw new Problem("outcome-unknown", `an answer may have reached Slack or not (${problemWords(thrown)})`, {
      cause: thrown,
    });
  }
}
