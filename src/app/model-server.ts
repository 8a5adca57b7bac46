import { ollamaAddress } from "../summarize/ollama/address.ts";
import type { ModelServer } from "../summarize/ollama/server.ts";

/** The Ollama server that `OLLAMA_HOST` names, or the one on this machine. */
export function modelServer(ollamaHost: string | null): ModelServer {
  return {
    address: ollamaAddress(ollamaHost),
    fetch,
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
  };
}
