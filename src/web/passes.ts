import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Tenant } from "../model/tenant.ts";

/** Lets whoever has it read what one workspace may see. */
export interface Passes {
  /** The part of an address that stands for a workspace, good until a moment; where a page is named, for that one alone. */
  issue(tenant: Tenant, until: Date, page?: string): string;
  /** For whom a pass is good now, and for which page where not for all; null for none. */
  read(pass: string, now: Date): { readonly tenant: Tenant; readonly page: string | null } | null;
}

const LONGEST = 400;
/** Between a workspace and a page: in no name of a workspace. */
const PAGE_MARK = "\n";
const DAY = 86_400_000;

/** Signed with a secret of at least 32 bytes: nobody without it makes one, and one for another workspace is another one. */
export function passesBy(secret: string): Passes {
  const signed = (claim: string) => createHmac("sha256", secret).update(`reading room ${claim}`).digest("base64url");
  return {
    issue: (tenant, until, page) => {
      const about = page === undefined ? tenant : `${tenant}${PAGE_MARK}${hashOf(page)}`;
      const claim = Buffer.from(`${Math.ceil(until.getTime() / DAY)} ${about}`, "utf8").toString("base64url");
      return `${claim}.${signed(claim)}`;
    },
    read: (pass, now) => {
      if (pass.length > LONGEST) return null;
      const [claim = "", signature = "", ...rest] = pass.split(".");
      if (rest.length > 0 || !isSame(signature, signed(claim))) return null;
      const [day, about] = splitOnce(Buffer.from(claim, "base64url").toString("utf8"), " ");
      const [tenant, page] = splitOnce(about, PAGE_MARK);
      return Number(day) * DAY > now.getTime() && tenant !== "" ? { tenant, page: page || null } : null;
    },
  };
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const cut = text.indexOf(mark);
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

function isSame(one: string, other: string): boolean {
  const [mine, theirs] = [Buffer.from(one), Buffer.from(other)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}

/** How a pass names its page: its path below the pass. */
export const hashOf = (page: string): string => createHash("sha256").update(page).digest("base64url").slice(0, 22);
