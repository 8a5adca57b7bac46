import { readFileSync } from "node:fs";
import { asset } from "./asset.ts";

/** What runs in a browser: the file as it is. */
export const SCRIPT = asset(
  "script",
  "js",
  "text/javascript",
  readFileSync(new URL("./browser/room.js", import.meta.url), "utf8"),
);
