import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What runs in a browser: the file as it is. */
export const SCRIPT = readFileSync(new URL("./browser/room.js", import.meta.url), "utf8");

/** Its address changes with what it says, so that it may be kept for ever. */
export const SCRIPT_PATH = `/script-${createHash("sha256").update(SCRIPT).digest("hex").slice(0, 16)}.js`;
