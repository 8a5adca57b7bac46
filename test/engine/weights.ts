import { writeFileSync } from "node:fs";
import { seededRandom } from "../../bench/seeded-random.ts";
import { GgufWriter } from "./gguf-writer.ts";

const EMBEDDING = 64;
const HEADS = 4;
const FEED_FORWARD = 128;
const TRAINED_CONTEXT = 16_384;
const KIND = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

/** Syllables of no language, so that what is written with them is borne by no article. */
const SYLLABLES = ["zor", "mek", "vub", "quil", "drax", "pon", "tiv", "wez", "gul", "frin", "skob", "ylth"];

interface Token {
  readonly text: string;
  readonly kind: number;
}

/**
 * Writes a tiny Llama model (one layer, a tokenizer of single characters and syllables) with random weights of a seed.
 * It writes nonsense: only its engine, tokenizer and grammar are real. GGUF version 3; see ggml's docs/gguf.md.
 */
export function writeRandomModel(path: string, seed: number): void {
  const tokens = vocabulary();
  const writer = new GgufWriter();
  writeMetadata(writer, tokens);
  writeTensors(writer, tokens.length, seededRandom(seed));
  writeFileSync(path, writer.bytes());
}

function vocabulary(): Token[] {
  const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, "0");
  const bytes = Array.from({ length: 256 }, (_, byte) => ({ text: `<0x${hex(byte)}>`, kind: KIND.byte }));
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
  const syllables = SYLLABLES.flatMap((syllable) => [syllable, `▁${syllable}`, `${syllable}."`, `${syllable}"`]);
  return [
    { text: "<unk>", kind: KIND.unknown },
    { text: "<s>", kind: KIND.control },
    { text: "</s>", kind: KIND.control },
    ...bytes,
    ...["▁", ...printable, ...syllables].map((text) => ({ text, kind: KIND.normal })),
  ];
}

function writeMetadata(writer: GgufWriter, tokens: readonly Token[]): void {
  writer.string("general.architecture", "llama");
  writer.string("general.name", "random");
  writer.uint32("llama.context_length", TRAINED_CONTEXT);
  writer.uint32("llama.embedding_length", EMBEDDING);
  writer.uint32("llama.block_count", 1);
  writer.uint32("llama.feed_forward_length", FEED_FORWARD);
  writer.uint32("llama.attention.head_count", HEADS);
  writer.uint32("llama.attention.head_count_kv", HEADS);
  writer.float32("llama.attention.layer_norm_rms_epsilon", 1e-5);
  writer.uint32("llama.rope.dimension_count", EMBEDDING / HEADS);
  writer.uint32("llama.vocab_size", tokens.length);
  writer.string("tokenizer.ggml.model", "llama");
  writer.strings(
    "tokenizer.ggml.tokens",
    tokens.map(({ text }) => text),
  );
  writer.float32s(
    "tokenizer.ggml.scores",
    tokens.map(({ text, kind }) => (kind === KIND.normal ? text.length : 0)),
  );
  writer.int32s(
    "tokenizer.ggml.token_type",
    tokens.map(({ kind }) => kind),
  );
  writer.uint32("tokenizer.ggml.unknown_token_id", 0);
  writer.uint32("tokenizer.ggml.bos_token_id", 1);
  writer.uint32("tokenizer.ggml.eos_token_id", 2);
}

function writeTensors(writer: GgufWriter, words: number, random: () => number): void {
  const weights = (name: string, ...shape: readonly number[]) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const scale = 1 / Math.sqrt(shape[0] ?? 1);
    writer.tensor(
      name,
      shape,
      Float32Array.from({ length }, () => (random() * 2 - 1) * scale),
    );
  };
  const ones = (name: string) => writer.tensor(name, [EMBEDDING], new Float32Array(EMBEDDING).fill(1));
  weights("token_embd.weight", EMBEDDING, words);
  ones("blk.0.attn_norm.weight");
  for (const part of ["q", "k", "v", "output"]) weights(`blk.0.attn_${part}.weight`, EMBEDDING, EMBEDDING);
  ones("blk.0.ffn_norm.weight");
  weights("blk.0.ffn_gate.weight", EMBEDDING, FEED_FORWARD);
  weights("blk.0.ffn_up.weight", EMBEDDING, FEED_FORWARD);
  weights("blk.0.ffn_down.weight", FEED_FORWARD, EMBEDDING);
  ones("output_norm.weight");
  weights("output.weight", EMBEDDING, words);
}
