import { below, chance, hostileText, pick, type Random } from "./pick.ts";

type Damage = (random: Random, bytes: Buffer) => Buffer;

const PIECES = [
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<?xml version='1.0' encoding='utf-16'?>",
  "<!DOCTYPE x [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]>",
  "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hosts'>]>",
  "&a;",
  "&#xffffffff;",
  "<script>",
  "</script>",
  "<style>",
  "<template>",
  "<svg><![CDATA[",
  "<table><tr>",
  "<title>",
  "<item>",
  "</item>",
  "<entry>",
  "</channel>",
  "<a href='javascript:1'>",
  "<base href='//x.example'>",
  "\u0000",
  "\ufeff",
  '{"items":[',
  '<script type="application/ld+json">{"@graph":[',
  "<meta charset=utf-7>",
];

const cut: Damage = (random, bytes) => bytes.subarray(0, below(random, bytes.length + 1));

const flipBits: Damage = (random, bytes) => {
  const flipped = Buffer.from(bytes);
  for (let times = 1 + below(random, 20); times > 0 && flipped.length > 0; times--) {
    const at = below(random, flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8));
  }
  return flipped;
};

const rangeOf = (random: Random, bytes: Buffer) => {
  const [one, other] = [below(random, bytes.length + 1), below(random, bytes.length + 1)];
  return { start: Math.min(one, other), end: Math.max(one, other) };
};

const drop: Damage = (random, bytes) => {
  const { start, end } = rangeOf(random, bytes);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};

const repeat: Damage = (random, bytes) => {
  const { start, end } = rangeOf(random, bytes);
  const part = bytes.subarray(start, end);
  return Buffer.concat([bytes.subarray(0, end), ...Array(1 + below(random, 3)).fill(part), bytes.subarray(end)]);
};

const insert = (piece: (random: Random) => string | Buffer): Damage => {
  return (random, bytes) => {
    const at = below(random, bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(piece(random)), bytes.subarray(at)]);
  };
};

/** A tag that is another's, or missing: `</item>` where `</title>` stood. */
const swapTags: Damage = (random, bytes) => {
  const tags = bytes.toString("latin1").match(/<[^<>]{1,80}>/g) ?? [];
  if (tags.length === 0) return bytes;
  const [one, other] = [pick(random, tags), chance(random, 0.3) ? "" : pick(random, tags)];
  return Buffer.from(
    bytes.toString("latin1").replace(one, () => other),
    "latin1",
  );
};

const recode: Damage = (random, bytes) => {
  const text = bytes.toString("utf8");
  const kind = below(random, 4);
  if (kind === 0) return Buffer.from(`\ufeff${text}`, "utf16le");
  if (kind === 1) return Buffer.from(text, "utf16le").swap16();
  if (kind === 2) return Buffer.from(text, "latin1");
  return Buffer.from(
    text.replace(/encoding="[^"]{1,20}"/, `encoding="${pick(random, ["utf-16", "x", "big5", "utf-7"])}"`),
  );
};

const DAMAGES: readonly Damage[] = [
  cut,
  flipBits,
  drop,
  repeat,
  swapTags,
  recode,
  insert((random) => pick(random, PIECES)),
  insert((random) => pick(random, PIECES).repeat(below(random, 2_000))),
  insert((random) => hostileText(random)),
  insert((random) => Buffer.from(Array.from({ length: below(random, 200) }, () => below(random, 256)))),
  insert((random) => `<p ${pick(random, ["a", "class", "href", "x:y"])}="${"x ".repeat(below(random, 50_000))}">`),
  insert((random) => pick(random, ["<div>", "<b>", "<x:y>", "<ul><li>"]).repeat(below(random, 5_000))),
  insert((random) => `<i ${Array.from({ length: below(random, 3_000) }, (_, index) => `a${index}=1`).join(" ")}>`),
];

/** The bytes of a document after one to four damages. */
export function damaged(random: Random, document: string): Buffer {
  let bytes: Buffer = Buffer.from(document);
  for (let times = 1 + below(random, 4); times > 0; times--) bytes = pick(random, DAMAGES)(random, bytes);
  return bytes;
}
