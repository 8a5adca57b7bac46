/** Fictional pages: what a test does not say of a page is as on any outlet's. */
export interface PageParts {
  readonly head?: string;
  readonly body?: string;
  readonly language?: string;
}

export const PARAGRAPHS = [
  "The ferry between Quillhaven and the island of Marsh runs again, the port authority said on Tuesday, three weeks after its engine failed in a storm.",
  "“We did not expect the part to arrive before April,” said harbour master Ada Quill, who had asked shipyards in four countries for help.",
  "Some 1,200 people cross the sound every day, and many had to drive for two hours to reach their work in the town, according to the council.",
  "The authority will put a second boat into service in the autumn, Ms Quill said, at a cost of 4.3 million crowns.",
];

export const ARTICLE = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join("\n");

export function page({
  head = "",
  body = `<article><h1>Ferry runs again</h1>${ARTICLE}</article>`,
  language = "en",
}: PageParts): string {
  return `<!doctype html><html lang="${language}"><head><title>Ferry runs again - The Harbour Post</title>${head}</head><body>${body}</body></html>`;
}
