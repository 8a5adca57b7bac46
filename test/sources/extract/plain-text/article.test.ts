import { expect, test } from "vitest";
import { articleFromText } from "../../../../src/sources/extract/plain-text/article.ts";

const BODY = [
  "The ferry Aurelia ran aground off the Cape of Tolls on Monday with 140 people on board, the coast guard said.",
  "Nobody was hurt, and all passengers had been brought ashore by the evening, according to the harbour master.",
  "The captain told investigators that the light on the cape had been dark for weeks before the ship struck.",
].join("\n\n");

const read = (text: string) => articleFromText(text, { id: "a" });

test.each([
  ["Published: 2 May 2026", "2026-05-02", "day"],
  ["May 2, 2026", "2026-05-02", "day"],
  ["Posted on May 2, 2026", "2026-05-02", "day"],
  ["Saturday, 2 May 2026 14:05 GMT", "2026-05-02T14:05:00.000Z", "minute"],
  [
    "First published: 2 May 2026, 09:30 UTC | Last updated: 4 May 2026, 10:00 UTC",
    "2026-05-02T09:30:00.000Z",
    "minute",
  ],
  ["Updated 08:49, 02-May-2026", "2026-05-02", "day"],
  ["2026-05-02", "2026-05-02", "day"],
  ["02.05.2026", "2026-05-02", "day"],
  ["PUBLISHED 2 May 2026 07:15 EST", "2026-05-02T12:15:00.000Z", "minute"],
])("“%s” dates the article", (line, publishedAt, publishedPrecision) => {
  expect(read(`Ferry runs aground\n\n${line}\n\n${BODY}`)).toMatchObject({ publishedAt, publishedPrecision });
});

test("the day of publication counts, not a later update's, in whatever order they stand", () => {
  const lines = "Last updated: 9 May 2026\n\nPosted on 2 May 2026";
  expect(read(`Ferry runs aground\n\n${lines}\n\n${BODY}`).publishedAt).toBe("2026-05-02");
});

test.each([
  ["https://www.thetollscourier.example/2026/05/02/ferry-aground", "The Tolls Courier", "2026-05-02"],
  ["https://news.cape-herald.example/ferry", "Cape Herald", null],
  ["https://tollstimes.co.uk/a/b", "Tolls Times", null],
  ["https://edition.otn.example/x", "OTN", null],
])("the address %s names outlet and day where nothing else does", (address, outlet, publishedAt) => {
  const article = read(`# Ferry runs aground\n\n${BODY}\n\nOriginal url:\n\n<${address}>`);
  expect(article).toMatchObject({ url: address, outlet, publishedAt });
});

test.each([
  ["Published by Cape Shipping Review", "Cape Shipping Review"],
  ["OTN", "OTN"],
  ["By Juno Varga, The Tolls Courier\n\nThe Tolls Courier", "The Tolls Courier"],
])("the head “%s” names the outlet", (head, outlet) => {
  expect(read(`Ferry runs aground\n\n${head}\n\n2 May 2026\n\n${BODY}`).outlet).toBe(outlet);
});

test.each([
  ["SOURCE: TollsWorld and agencies", "Tolls World"],
  ["© 2026 The Tolls Courier. All rights reserved.", "The Tolls Courier"],
])("the credit “%s” names the outlet", (credit, outlet) => {
  expect(read(`Ferry runs aground\n\n${BODY}\n\n${credit}`).outlet).toBe(outlet);
});

test("author and agencies are told apart", () => {
  const text = `Ferry runs aground\n\nBy Juno Varga\n\nCAPE TOLLS (Reuters) - ${BODY}\n\nAFP and the Associated Press contributed to this report.`;
  expect(read(text)).toMatchObject({ author: "Juno Varga", agencies: ["Reuters", "AFP", "AP"], outlet: null });
});

test("an agency in the by-line is no author", () => {
  expect(read(`Ferry runs aground\n\nBy AFP\n\n${BODY}`)).toMatchObject({ author: null, agencies: ["AFP"] });
});

test("what the caller knows stands before what the text says", () => {
  const hints = { id: "a", title: "Known", outlet: "Known Post", publishedAt: "2026-01-01T10:00:00Z" };
  expect(articleFromText(`Ferry\n\nPublished by Cape Review\n\n2 May 2026\n\n${BODY}`, hints)).toMatchObject({
    title: "Known",
    outlet: "Known Post",
    publishedAt: "2026-01-01T10:00:00Z",
    publishedPrecision: "minute",
  });
});

test("the title is the headline without Markdown and without the outlet's name", () => {
  expect(read(`# **Ferry** runs aground\n\n${BODY}`).title).toBe("Ferry runs aground");
  expect(read(`Ferry runs aground | The Tolls Courier\n\n${BODY}`).title).toBe("Ferry runs aground");
});

test.each([
  [BODY, "en"],
  [
    "Die Fähre ist am Montag vor dem Kap auf Grund gelaufen, und die Passagiere wurden nicht verletzt, sagte der Kapitän.",
    "de",
  ],
  [
    "Le ferry s'est échoué lundi au large du cap avec 140 personnes à bord, et personne n'a été blessé, selon les autorités.",
    "fr",
  ],
  ["Паром сел на мель у мыса в понедельник, никто из пассажиров не пострадал, сообщила береговая охрана.", "ru"],
  ["Fähre", null],
])("the language of “%s” is %s", (text, language) => {
  expect(read(text).language).toBe(language);
});

test("text and offsets are as received", () => {
  const text = `\ufeff  # Ferry runs aground \r\n\r\n${BODY.replaceAll("\n", "\r\n")}\r\n`;
  const article = read(text);
  expect(article.text).toBe(text);
  expect(article.blocks.map(({ role }) => role)).toEqual(["headline", "body", "body", "body"]);
});
