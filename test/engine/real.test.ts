import { describe } from "vitest";
import { ollamaAddress } from "../../src/summarize/ollama/address.ts";
import { protocolSuite } from "./protocol-suite.ts";

const { OLLAMA_HOST, SOUNDBITE_MODEL } = process.env;
const reason = OLLAMA_HOST ? "" : " (skipped: OLLAMA_HOST names no server)";

describe.skipIf(!OLLAMA_HOST)(`the Ollama server of OLLAMA_HOST${reason}`, () => {
  protocolSuite(() => ({ address: ollamaAddress(OLLAMA_HOST ?? null), model: SOUNDBITE_MODEL ?? "qwen3:4b-instruct" }));
});
