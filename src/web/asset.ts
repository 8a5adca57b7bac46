import { createHash } from "node:crypto";

/** A file of the room's own that a page asks for. Its address changes with what it says, so that it may be kept for ever. */
export interface Asset {
  readonly path: string;
  /** Its media type. */
  readonly type: string;
  readonly body: string;
}

export const asset = (name: string, extension: string, type: string, body: string): Asset => ({
  path: `/${name}-${createHash("sha256").update(body).digest("hex").slice(0, 16)}.${extension}`,
  type: `${type}; charset=utf-8`,
  body,
});
