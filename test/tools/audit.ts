/**
 * `node test/tools/audit.ts`: asks the registry for known vulnerabilities of what the product depends on. Fails for a
 * high or critical one; where the registry does not answer, it says so and does not fail.
 */
import { spawnSync } from "node:child_process";
import { z } from "zod";

const severities = z.object({ high: z.number(), critical: z.number() });
const report = z.object({
  metadata: z.object({ vulnerabilities: severities }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })).default({}),
});

/** What `npm audit --json` printed, in words; `isBad` where something must be done. */
export function auditWords(printed: string): { readonly words: string; readonly isBad: boolean } {
  const parsed = report.safeParse(jsonOf(printed));
  if (!parsed.success) return { words: notAsked(printed), isBad: false };
  const { high, critical } = parsed.data.metadata.vulnerabilities;
  if (high + critical === 0)
    return { words: "No dependency has a known high or critical vulnerability.", isBad: false };
  const grave = Object.entries(parsed.data.vulnerabilities).filter(([, { severity }]) => severity !== "moderate");
  const names = grave.filter(([, { severity }]) => severity !== "low").map(([name]) => name);
  return { words: `Known high or critical vulnerabilities: ${names.join(", ")}. Run npm audit.`, isBad: true };
}

const refusal = z.object({ message: z.string() });

/** Nobody may take this for a clean bill of health. */
function notAsked(printed: string): string {
  const told = refusal.safeParse(jsonOf(printed));
  const why = told.success ? ` (${told.data.message.slice(0, 200)})` : "";
  return `Dependencies were NOT checked: the registry could not be asked for vulnerabilities${why}.`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const arguments_ = ["audit", "--omit=dev", "--json", "--fetch-retries=0"];
  const { stdout } = spawnSync("npm", arguments_, { encoding: "utf8", timeout: 60_000 });
  const { words, isBad } = auditWords(stdout ?? "");
  console.log(words);
  process.exitCode = isBad ? 1 : 0;
}
