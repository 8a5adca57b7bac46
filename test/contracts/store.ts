import { describe } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { articlesContract } from "./store/articles.ts";
import { deliveriesContract } from "./store/deliveries.ts";
import { deskContract } from "./store/desk.ts";
import { followsContract } from "./store/follows.ts";
import { leasesContract } from "./store/leases.ts";
import { quotesContract } from "./store/quotes.ts";
import { retentionContract } from "./store/retention.ts";
import { storiesContract } from "./store/stories.ts";
import { tenantsContract } from "./store/tenants.ts";

/** A fresh, empty store for each call. */
export type OpenStore = () => Promise<Store>;

/** What every store must do, whatever the database. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`the store on ${name}`, () => {
    articlesContract(open);
    quotesContract(open);
    deskContract(open);
    deliveriesContract(open);
    followsContract(open);
    leasesContract(open);
    storiesContract(open);
    retentionContract(open);
    tenantsContract(open);
  });
}
