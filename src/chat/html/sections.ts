import type { MessageBlock, Span } from "../../model/message.ts";
import type { Words } from "../../words/words.ts";
import { plainLine } from "../plain-line.ts";
import { type PageLook, renderBlocks } from "./blocks.ts";
import { escapeHtml } from "./escape.ts";

export interface Section {
  readonly tag: "header" | "article" | "footer";
  readonly blocks: readonly MessageBlock[];
}

/** Stories after these are shown as a headline and one line, and opened by whoever wants more. */
const STORIES_IN_FULL = 3;
const WORDS_A_MINUTE = 220;

/** Sections as HTML: where there are several stories, the head tells them all in a line each, with the time to read them. */
export function layOutSections(sections: readonly Section[], look: PageLook): readonly string[] {
  const stories = sections.filter(({ tag }) => tag === "article");
  let story = 0;
  return sections.flatMap((section, index) => {
    if (section.tag === "article") {
      story += 1;
      return [renderStory(section, story, look)];
    }
    const html = `<${section.tag}>\n${renderAside(section, look)}\n</${section.tag}>`;
    return index === 0 && stories.length > 1 ? [html, contents(stories, look.words)] : [html];
  });
}

/** What a footer tells under a heading is opened by whoever wants it: no reader of the news needs it. */
function renderAside({ tag, blocks }: Section, look: PageLook): string {
  const [head, ...rest] = blocks;
  if (tag !== "footer" || head?.type !== "heading" || head.level !== 3) return renderBlocks(blocks, look);
  const summary = `<summary>\n${renderBlocks([head], look)}\n</summary>`;
  return `<details class="story">\n${summary}\n${renderBlocks(rest, look)}\n</details>`;
}

function renderStory({ blocks }: Section, place: number, look: PageLook): string {
  const [head, ...rest] = blocks;
  const open = `<article id="story-${place}"${place === 1 ? ' class="lead"' : ""}>`;
  if (place <= STORIES_IN_FULL || !head) return `${open}\n${renderBlocks(blocks, look)}\n</article>`;
  const line = firstPoint(rest);
  const summary = `${renderBlocks([head], look)}${line === "" ? "" : `\n<p dir="auto">${escapeHtml(line)}</p>`}`;
  return `${open}\n<details class="story">\n<summary>\n${summary}\n</summary>\n${renderBlocks(rest, look)}\n</details>\n</article>`;
}

function contents(stories: readonly Section[], words: Words): string {
  const lines = stories.map(({ blocks: [head] }, index) => {
    const words = head?.type === "heading" ? wordsOf(head.spans) : "";
    return `<li dir="auto"><a href="#story-${index + 1}">${escapeHtml(words)}</a></li>`;
  });
  const minutes = Math.max(
    1,
    Math.round(stories.reduce((sum, { blocks }) => sum + wordCount(blocks), 0) / WORDS_A_MINUTE),
  );
  return `<nav>\n<h3>${escapeHtml(words.say("page.contents", { count: stories.length, minutes }))}</h3>\n<ol>\n${lines.join("\n")}\n</ol>\n</nav>`;
}

/** What the story says first. */
function firstPoint(blocks: readonly MessageBlock[]): string {
  const list = blocks.find((block) => block.type === "list");
  return list?.type === "list" ? wordsOf(list.items[0]?.spans.slice(0, 1) ?? []) : "";
}

const wordsOf = (spans: readonly Span[]): string => plainLine(spans.map(({ text }) => text).join(""));

function wordCount(blocks: readonly MessageBlock[]): number {
  const spans = blocks.flatMap((block): readonly Span[] => {
    if (block.type === "list") return block.items.flatMap((item) => item.spans);
    return "spans" in block ? block.spans : [];
  });
  return spans.reduce((sum, { text }) => sum + text.split(" ").filter((word) => word !== "").length, 0);
}
