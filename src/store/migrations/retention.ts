import type { Write } from "../database.ts";

/** Ways from an article and from a digest to what goes with it. */
export async function retention(write: Write): Promise<void> {
  await write.schema.createIndex("leadsByArticleId").on("leads").columns(["articleId"]).execute();
  await write.schema.createIndex("deliveriesByDigestId").on("deliveries").columns(["digestId"]).execute();
}
