import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { digestJson } from "../../../src/digest/archive/digest-json.ts";
import { aDigest, aDigestStory, aDisagreement, aPoint, aReceipt, aSaying, aStoryArticle } from "../../builders.ts";

const schema = JSON.parse(await readFile(new URL("../../../docs/digest.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, validateFormats: false }).compile(
  schema,
);

const rich = aDigest({
  stories: [
    aDigestStory({
      articles: [
        aStoryArticle(),
        aStoryArticle({ id: "b", url: null, outlet: null, title: null, publishedAt: "2025-02-12" }),
      ],
      keyPoints: [aPoint("All are ashore.", { by: "ollama:qwen3:4b", outcome: "chosen" })],
      sayings: [aSaying("We lost the rudder."), aSaying("We are tired.", { speaker: null })],
      disagreements: [
        aDisagreement("injured", [
          ["9", "Ellery Courier"],
          ["12", "North Sound Radio"],
        ]),
      ],
      newPoints: ["All are ashore."],
      followsUp: "storm",
      by: ["ollama:qwen3:4b"],
    }),
  ],
  topics: ["ferry"],
  leftOut: [{ what: "article", name: "Vote count, live", url: null, reason: "a live blog" }],
  receipt: aReceipt({ sourcesFailed: [{ name: "Dagens Vind", reason: "timed out" }] }),
});

test("the JSON of a digest is what the published schema says, and holds the digest whole", () => {
  const parsed = JSON.parse(digestJson(rich));
  validate(parsed);
  expect(validate.errors).toBeNull();
  const { $schema, ...digest } = parsed;
  expect($schema).toBe(schema.$id);
  expect(digest).toEqual(rich);
});

test("the schema refuses what is no digest", () => {
  const { receipt: _, ...without } = JSON.parse(digestJson(rich));
  expect(validate(without)).toBe(false);
  expect(validate({ ...JSON.parse(digestJson(rich)), surprise: 1 })).toBe(false);
  expect(validate({ ...JSON.parse(digestJson(rich)), id: "../x" })).toBe(false);
});
