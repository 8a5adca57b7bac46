const ALIGNMENT = 32;
const TYPE = { uint32: 4, int32: 5, float32: 6, string: 8, array: 9 } as const;
const FLOAT32_TENSOR = 0;

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Puts a GGUF file together: metadata, then tensors of 32-bit floats. Source: ggml's docs/gguf.md. */
export class GgufWriter {
  readonly #metadata: Buffer[] = [];
  readonly #tensors: Tensor[] = [];

  uint32(key: string, value: number): void {
    this.#metadata.push(Buffer.concat([string(key), uint32(TYPE.uint32), uint32(value)]));
  }

  float32(key: string, value: number): void {
    this.#metadata.push(Buffer.concat([string(key), uint32(TYPE.float32), float32(value)]));
  }

  string(key: string, value: string): void {
    this.#metadata.push(Buffer.concat([string(key), uint32(TYPE.string), string(value)]));
  }

  strings(key: string, values: readonly string[]): void {
    this.#array(key, TYPE.string, values.map(string));
  }

  float32s(key: string, values: readonly number[]): void {
    this.#array(key, TYPE.float32, values.map(float32));
  }

  int32s(key: string, values: readonly number[]): void {
    this.#array(key, TYPE.int32, values.map(uint32));
  }

  tensor(name: string, shape: readonly number[], values: Float32Array): void {
    this.#tensors.push({ name, shape, values });
  }

  bytes(): Buffer {
    const head = [Buffer.from("GGUF"), uint32(3), uint64(this.#tensors.length), uint64(this.#metadata.length)];
    const infos: Buffer[] = [];
    const data: Buffer[] = [];
    let offset = 0;
    for (const { name, shape, values } of this.#tensors) {
      infos.push(string(name), uint32(shape.length), ...shape.map(uint64), uint32(FLOAT32_TENSOR), uint64(offset));
      const bytes = padded(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
      data.push(bytes);
      offset += bytes.length;
    }
    return Buffer.concat([padded(Buffer.concat([...head, ...this.#metadata, ...infos])), ...data]);
  }

  #array(key: string, type: number, values: readonly Buffer[]): void {
    this.#metadata.push(
      Buffer.concat([string(key), uint32(TYPE.array), uint32(type), uint64(values.length), ...values]),
    );
  }
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)]);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([uint64(bytes.length), bytes]);
}
