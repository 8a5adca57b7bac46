import { createHmac, timingSafeEqual } from "node:crypto";
import type { Tenant } from "../model/tenant.ts";

/** Lets whoever has it read what one workspace may see. */
export interface Passes {
  /** The part of an address that stands for a workspace, good until a moment. */
  issue(tenant: Tenant, until: Date): string;
  /** For whom a pass is good now; null for none. */
  read(pass: string, now: Date): Tenant | null;
}

const LONGEST = 400;
const DAY = 86_400_000;

/** Signed with a secret of at least 32 bytes: nobody without it makes one, and one for another workspace is another one. */
export function passesBy(secret: string): Passes {
  const signed = (claim: string) => createHmac("sha256", secret).update(`reading room ${claim}`).digest("base64url");
  return {
    issue: (tenant, until) => {
      const claim = Buffer.from(`${Math.ceil(until.getTime() / DAY)} ${tenant}`, "utf8").toString("base64url");
      return `${claim}.${signed(claim)}`;
    },
    read: (pass, now) => {
      if (pass.length > LONGEST) return null;
      const [claim = "", signature = "", ...rest] = pass.split(".");
      if (rest.length > 0 || !isSame(signature, signed(claim))) return null;
      const [day = "", tenant = ""] = splitOnce(Buffer.from(claim, "base64url").toString("utf8"));
      return Number(day) * DAY > now.getTime() && tenant !== "" ? tenant : null;
    },
  };
}

function splitOnce(text: string): readonly [string, string] {
  const cut = text.indexOf(" ");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

function isSame(one: string, other: string): boolean {
  const [mine, theirs] = [Buffer.from(one), Buffer.from(other)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}
