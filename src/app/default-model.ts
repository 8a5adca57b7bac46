/** The Ollama model where none is named. */
export const DEFAULT_MODEL = "gemma3:4b";
