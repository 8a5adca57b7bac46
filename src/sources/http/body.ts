import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from "node:zlib";
import { Problem } from "../../model/problem.ts";

const MAX_ENCODINGS = 3;

/**
 * The decoded bytes of a body. Reading stops, and with it decoding, at the first byte over the limit, be it of the
 * bytes as sent or of those they decode to. Throws a Problem `too-large` or `unreadable` that names the address.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string,
  maxBytes: number,
  address: string,
): Promise<Uint8Array> {
  const decoders = contentEncoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity")
    .reverse();
  if (decoders.length > MAX_ENCODINGS)
    throw new Problem("unreadable", `${address}: encoded ${decoders.length} times over`);
  let stream: Readable = body;
  for (const name of decoders) stream = pipe(stream, await decoderFor(name, stream, address));
  try {
    return await collect(stream, maxBytes, address);
  } catch (thrown) {
    throw isZlibError(thrown)
      ? new Problem("unreadable", `${address}: its ${contentEncoding} encoding is broken`)
      : thrown;
  } finally {
    body.on("error", () => undefined).destroy();
    stream.destroy();
  }
}

async function collect(stream: Readable, maxBytes: number, address: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += (chunk as Buffer).byteLength;
    if (length > maxBytes)
      throw new Problem("too-large", `${address}: more than ${maxBytes / 1024 / 1024} MB; not read`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks, length);
}

function pipe(source: Readable, decoder: Transform): Transform {
  source.on("error", (error) => decoder.destroy(error));
  return source.pipe(decoder);
}

async function decoderFor(name: string, stream: Readable, address: string): Promise<Transform> {
  switch (name) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    case "zstd":
      return createZstdDecompress();
    case "deflate":
      return (await beginsAsZlib(stream)) ? createInflate() : createInflateRaw();
    default:
      throw new Problem(
        "unreadable",
        `${address}: sent in the encoding "${name.slice(0, 40)}", which was not asked for`,
      );
  }
}

/** "deflate" should be zlib's format (RFC 9110), but some servers send it bare. */
async function beginsAsZlib(stream: Readable): Promise<boolean> {
  for await (const first of stream.iterator({ destroyOnReturn: false })) {
    stream.unshift(first);
    return ((first as Buffer)[0] ?? 0) % 16 === 8;
  }
  return true;
}

function isZlibError(thrown: unknown): boolean {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  return (
    code.startsWith("Z_") ||
    code.startsWith("ERR_BROTLI") ||
    code.startsWith("ERR__ERROR_FORMAT") ||
    code.startsWith("ZSTD")
  );
}
