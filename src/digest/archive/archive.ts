import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Digest } from "../../model/digest.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import { presentPage } from "../present/present.ts";
import { digestJson } from "./digest-json.ts";
import { writeIndex } from "./index-page.ts";
import { dayOf, fileName } from "./names.ts";
import type { ArchiveParts } from "./parts.ts";
import { createFile, textOf } from "./write-file.ts";

export interface Archived {
  /** Paths of the digest's files. */
  readonly markdown: string;
  readonly html: string;
  readonly json: string;
  /** False where the same digest was there already. */
  readonly written: boolean;
}

/** More different digests of one name and day than this are a mistake somewhere. */
const MOST_OF_ONE_NAME = 1000;

/**
 * Keeps a digest as `DAY/NAME.md`, `.html` and `.json` and brings the index pages up to date. The day is the digest's own
 * (`dayOf`). The same digest again changes nothing. Another digest of the same day and name never replaces the first: it
 * becomes NAME-2, NAME-3 and so on. The JSON file is written last and says that the others are whole.
 * Throws Problem `bad-input` (no such day) or `unavailable` (the folder cannot be written).
 */
export async function archiveDigest(digest: Digest, parts: ArchiveParts): Promise<Archived> {
  const day = dayOf(digest);
  try {
    await mkdir(join(parts.folder, day), { recursive: true });
    const archived = await putIntoFreePlace(digest, join(parts.folder, day, fileName(digest.name)), parts);
    if (archived.written || (await textOf(join(parts.folder, "index.html"))) === null) await writeIndex(parts, day);
    return archived;
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    const words = `${parts.folder}: the digest could not be written (${problemWords(thrown)}); check the folder's rights and the room on the disk`;
    throw new Problem("unavailable", words, { cause: thrown });
  }
}

async function putIntoFreePlace(digest: Digest, base: string, parts: ArchiveParts): Promise<Archived> {
  const page = presentPage(digest, parts.words);
  const texts = { markdown: parts.markdown(page, {}), html: parts.html(page, {}), json: digestJson(digest) };
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const path = number === 1 ? base : `${base}-${number}`;
    const paths = { markdown: `${path}.md`, html: `${path}.html`, json: `${path}.json` };
    const known = await textOf(paths.json);
    if (known === texts.json) return { ...paths, written: false };
    if (known === null && (await putFiles(paths, texts))) return { ...paths, written: true };
  }
  throw new Problem("unavailable", `${base}: ${MOST_OF_ONE_NAME} digests of one name on one day; move some away`);
}

type Files = Record<"markdown" | "html" | "json", string>;

/** False where one of the places is taken by something else. */
async function putFiles(paths: Files, texts: Files): Promise<boolean> {
  for (const kind of ["markdown", "html", "json"] as const) {
    const isThere = (await createFile(paths[kind], texts[kind])) || (await textOf(paths[kind])) === texts[kind];
    if (!isThere) return false;
  }
  return true;
}
