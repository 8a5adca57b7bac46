import type { WhoSaidAnswer } from "./utterances.ts";

/**
 * The answer as `who-said --json` prints it; `parts` only where the article splits the quote. Quotes that only have the
 * words around them say nothing of who said these.
 */
export function whoSaidJson({ utterances, match }: WhoSaidAnswer): unknown[] {
  const said = match === "around" ? [] : utterances;
  return said.map(({ hit, speaker, text, verdict, variants }) => ({
    speaker: speaker?.name ?? null,
    ...(speaker?.role ? { role: speaker.role } : {}),
    text,
    ...(hit.parts.length > 1 ? { parts: hit.parts.map((part) => part.text) } : {}),
    kind: hit.kind,
    verdict,
    article: {
      title: hit.article.title,
      outlet: hit.article.outlet,
      url: hit.article.url,
      publishedAt: hit.article.publishedAt,
    },
    context: hit.context,
    variants: variants.map((variant) => ({
      text: variant.parts[0]?.text ?? "",
      outlet: variant.article.outlet,
      url: variant.article.url,
    })),
  }));
}
