import type { WhoSaidAnswer } from "./answer.ts";

/** The answer as `who-said --json` prints it; `parts` only where the article splits the quote. */
export function whoSaidJson({ utterances }: WhoSaidAnswer): unknown[] {
  return utterances.map(({ hit, text, verdict, variants }) => ({
    speaker: hit.speaker?.name ?? null,
    ...(hit.speaker?.role ? { role: hit.speaker.role } : {}),
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
      text: variant.text,
      outlet: variant.article.outlet,
      url: variant.article.url,
    })),
  }));
}
