import { AsyncLocalStorage } from "node:async_hooks";
import type { LastLook } from "./chat.ts";

const looks = new AsyncLocalStorage<LastLook>();

/** Does something whose every request to the platform looks once more, when it is handed to the network. */
export function lookingLast<T>(look: LastLook | undefined, work: () => Promise<T>): Promise<T> {
  return look === undefined ? work() : looks.run(look, work);
}

/** Clients queue and wait before they send: what was allowed when they were called may be forbidden now. */
export function lastLook(): void {
  looks.getStore()?.();
}
