import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Records kept on disk instead of in memory, each found again by the place that `write` gave. */
export interface SpillFile<T> {
  write(record: T): Promise<number>;
  read(place: number): Promise<T>;
  /** Removes the file. */
  remove(): Promise<void>;
}

const FLUSHED_AT = 1 << 20;

/** Opens a file of its own in the system's folder for temporary files. */
export async function openSpillFile<T>(): Promise<SpillFile<T>> {
  const folder = await mkdtemp(join(tmpdir(), "soundbite-"));
  const file = await open(join(folder, "records"), "w+");
  const starts: number[] = [0];
  let pending: Buffer[] = [];
  let [written, buffered] = [0, 0];
  const flush = async () => {
    const bytes = Buffer.concat(pending);
    pending = [];
    buffered = 0;
    await file.write(bytes, 0, bytes.length, written);
    written += bytes.length;
  };
  return {
    async write(record) {
      const bytes = Buffer.from(JSON.stringify(record));
      pending.push(bytes);
      buffered += bytes.length;
      starts.push((starts.at(-1) ?? 0) + bytes.length);
      if (buffered >= FLUSHED_AT) await flush();
      return starts.length - 2;
    },
    async read(place) {
      if (buffered > 0) await flush();
      const start = starts[place] ?? 0;
      const bytes = Buffer.alloc((starts[place + 1] ?? start) - start);
      await file.read(bytes, 0, bytes.length, start);
      return JSON.parse(bytes.toString("utf8")) as T;
    },
    async remove() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
