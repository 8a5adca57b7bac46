import type { Article, Block, BlockRole } from "../../../model/article.ts";
import { once } from "../../../text/once.ts";
import { anyOf } from "../words.ts";
import { agenciesIn, agencyNamed } from "./agencies.ts";
import { readByLine } from "./by-line.ts";
import { dateLabelAt, partsOfHead } from "./date-line.ts";
import { outletOfAddress, outletOfCredit, plainOutlet, soundsLikeOutlet } from "./outlet.ts";
import { plainWords } from "./paragraph.ts";
import { publishedOf } from "./published.ts";

/** What an article's text says of itself. */
export type Facts = Omit<Article, "id" | "text" | "blocks" | "language">;

const addressLabel = once(() => new RegExp(`^${anyOf("address-label")}`, "i"));
const officeEnd = once(() => new RegExp(` ${anyOf("office-end")}$`, "i"));
const ADDRESS = /https?:\/\/[^\s<>"')\]]{4,800}/;
const DATELINE_AGENCY = /\(([^()]{2,32})\)|\/([^/]{2,24})\//;

/** Reads title, outlet, author, agencies, date, address and language from a text's marked blocks. */
export function readFacts(text: string, blocks: readonly Block[]): Facts {
  const words = (role: BlockRole) =>
    blocks.filter((block) => block.role === role).map(({ start, end }) => plainWords(text.slice(start, end)));
  const byLines = words("byline").flatMap(runningPieces);
  const notices = words("boilerplate");
  const credits = words("credit");
  const dateline = words("dateline")[0] ?? null;
  const url = addressOf(notices);
  const people = byLines.flatMap((line) => readByLine(line) ?? []);
  const outlet = outletOf(byLines, credits, notices, dateline) ?? (url ? outletOfAddress(url) : null);
  return {
    url,
    title: titleOf(words("headline")[0], outlet),
    outlet,
    author:
      people
        .map(({ author }) => author)
        .find((name) => name !== null && agencyNamed(name) === null && !soundsLikeOutlet(name)) ?? null,
    agencies: agenciesOf(dateline, [...credits, ...byLines], outlet),
    ...publishedOf(byLines.concat(notices), dateline, url),
  };
}

/** A head whose lines were run together, "By . Jane Doe . PUBLISHED: . 3 May 2026 ." or "Reuters | 3 May 2026", as its lines. */
function runningPieces(line: string): string[] {
  const plain = line.replaceAll(" . ", " ").replace(/ \.$/, "");
  return partsOfHead(plain).flatMap((part) => {
    const label = dateLabelAt(part);
    return label > 0 ? [part.slice(0, label).trim(), part.slice(label)] : [part];
  });
}

/** The address that stands alone on a line of its own or behind "Original url". */
function addressOf(notices: readonly string[]): string | null {
  for (const [i, notice] of notices.entries()) {
    const address = ADDRESS.exec(notice)?.[0].replace(/[.,;]{1,3}$/, "");
    const alone = address !== undefined && notice.length - address.length < 20;
    if (address && (alone || addressLabel().test(notices[i - 1] ?? ""))) return address;
  }
  return null;
}

/** "Headline | The Varn Courier" is the headline only. */
function titleOf(headline: string | undefined, outlet: string | null): string | null {
  if (!headline) return null;
  const cut = Math.max(headline.lastIndexOf(" | "), headline.lastIndexOf(" - "));
  const suffix = cut > 10 ? headline.slice(cut + 3) : "";
  return suffix !== "" && (suffix === outlet || (headline.charAt(cut + 1) === "|" && soundsLikeOutlet(suffix)))
    ? headline.slice(0, cut).trim()
    : headline;
}

function outletOf(
  byLines: readonly string[],
  credits: readonly string[],
  notices: readonly string[],
  dateline: string | null,
): string | null {
  for (const line of byLines) {
    const publisher = readByLine(line)?.publisher;
    if (publisher) return plainOutlet(publisher) ?? publisher;
  }
  const credited = [...credits, ...notices].flatMap((line) => outletOfCredit(line) ?? []);
  if (credited[0]) return credited[0];
  const named = byLines.flatMap(namesIn).find((name) => soundsLikeOutlet(name) && agencyNamed(name) === null);
  if (named) return named;
  const network = dateline === null ? undefined : DATELINE_AGENCY.exec(dateline)?.[1];
  return network === "CNN" || network === "BBC" ? network : null;
}

/** A by-line's own line, name and offices, any of which may be the outlet; "Staff" and the like left off. */
function namesIn(line: string): string[] {
  const read = readByLine(line);
  const names = read ? [read.author ?? "", ...read.offices] : [line];
  return names.map((name) => name.replace(officeEnd(), "").trim());
}

/** Agencies credited in the text; what a dateline names in brackets is one, though it be unknown. */
function agenciesOf(dateline: string | null, credits: readonly string[], outlet: string | null): string[] {
  const found = dateline === null ? null : DATELINE_AGENCY.exec(dateline);
  const named = (found?.[1] ?? found?.[2])?.trim();
  const first = named === undefined || named === outlet ? [] : [agencyNamed(named) ?? named];
  return [...new Set([...first, ...credits.flatMap(agenciesIn)])].filter((agency) => agency !== outlet);
}
