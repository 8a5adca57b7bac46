import { expect, test } from "vitest";
import { ollamaAddress } from "../../../src/summarize/ollama/address.ts";

test.each([
  [null, "http://127.0.0.1:11434"],
  ["", "http://127.0.0.1:11434"],
  ["model-box", "http://model-box:11434"],
  ["model-box:1234", "http://model-box:1234"],
  [":1234", "http://127.0.0.1:1234"],
  ["0.0.0.0", "http://127.0.0.1:11434"],
  ["0.0.0.0:8080", "http://127.0.0.1:8080"],
  ["http://model-box", "http://model-box:80"],
  ["https://model-box", "https://model-box:443"],
  ["https://model-box/ollama/", "https://model-box:443/ollama"],
  ["http://model-box:11434/", "http://model-box:11434"],
  ["::1", "http://[::1]:11434"],
  ["[::1]", "http://[::1]:11434"],
  ["[::1]:8080", "http://[::1]:8080"],
  ["::", "http://[::1]:11434"],
  ['"model-box:1234"', "http://model-box:1234"],
  ["'model-box'", "http://model-box:11434"],
  ["  model-box  ", "http://model-box:11434"],
  ['  " model-box "  ', "http://model-box:11434"],
  ["'model-box", "http://model-box:11434"],
  ["model-box:-1", "http://model-box:11434"],
  ["[::]:8080", "http://[::1]:8080"],
  ["model-box:1234/ollama", "http://model-box:1234/ollama"],
  ["model-box:99999", "http://model-box:11434"],
  ["model-box:", "http://model-box:11434"],
  ["ollama.com", "https://ollama.com:443"],
])("OLLAMA_HOST=%s means %s", (host, address) => {
  expect(ollamaAddress(host)).toBe(address);
});
