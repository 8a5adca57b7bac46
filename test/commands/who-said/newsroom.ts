import { onTestFinished } from "vitest";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aReportOf, keepAll } from "../../contracts/store/reports.ts";

const MAYOR = { by: "Mara Lindqvist", role: "harbour master" };
export const WHOLE = "The new quay will be organised around the ferry, and nobody will pay a penny more for it";

/** Three outlets on one utterance, a fourth on another of the same day, and a split quote. */
export async function aNewsroom(): Promise<Store> {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  await keepAll(store, [
    aReportOf([{ words: WHOLE, ...MAYOR }], {
      id: "courier",
      url: "https://courier.example/quay",
      outlet: "Ellery Courier",
      title: "Quay to open",
      publishedAt: "2025-02-12T18:00:00.000Z",
    }),
    aReportOf([{ words: "The new quay will be organized around the ferry", by: "Lindqvist" }], {
      id: "herald",
      url: "https://herald.example/quay",
      outlet: "Port Herald",
      publishedAt: "2025-02-12T20:00:00.000Z",
    }),
    aReportOf([{ words: WHOLE, by: null }], {
      id: "wire",
      url: null,
      outlet: "Coast Wire",
      publishedAt: "2025-02-12T17:00:00.000Z",
    }),
    aReportOf([{ words: "The ferry is older than the quay, and I am older than both", by: "Ivo Brandt" }], {
      id: "opinion",
      url: "https://herald.example/opinion",
      outlet: "Port Herald",
      publishedAt: "2025-02-13T09:00:00.000Z",
    }),
    aReportOf([{ words: ["We will not wait", "not for the tide and not for the council"], by: "Ivo Brandt" }], {
      id: "split",
      url: "https://courier.example/council",
      outlet: "Ellery Courier",
      text: "“We will not wait,” Brandt said on the quay, “not for the tide and not for the council.”\nIt rained.",
      publishedAt: "2025-02-14",
      publishedPrecision: "day",
    }),
  ]);
  return store;
}
