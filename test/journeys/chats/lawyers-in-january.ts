import { aReportOf } from "../../contracts/store/reports.ts";

/** What Petra Lindqvane, who is quoted in the bundled articles, said of their lawyers two months earlier. */
export const lawyersInJanuary = aReportOf(
  [{ words: "The lawyers cost more than all the fish are worth that we ever argued over", by: "Petra Lindqvane" }],
  {
    id: "lawyers-in-january",
    url: "https://tolmark-business-review.example/lawyers",
    title: "Tolmark counts its lawyers",
    text: "“The lawyers cost more than all the fish are worth that we ever argued over”, Petra Lindqvane said on Friday.",
    outlet: "Tolmark Business Review",
    publishedAt: "2026-01-09T07:00:00.000Z",
  },
);
