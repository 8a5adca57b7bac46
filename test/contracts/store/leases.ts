import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import type { OpenStore } from "../store.ts";

const START = Date.parse("2025-02-13T07:00:00.000Z");
const minute = (count: number) => new Date(START + count * 60_000).toISOString();
const take = (store: Store, holder: string, at: number, name = "collect") =>
  store.takeLease({ name, holder, now: minute(at), until: minute(at + 1) });

export function leasesContract(open: OpenStore): void {
  describe("leases", () => {
    test("of several that want one at once, one gets it", async () => {
      const store = await open();
      const taken = await Promise.all(["a", "b", "c", "d"].map((holder) => take(store, holder, 0)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test("it is its holder's for as long as it is renewed, and then anybody's", async () => {
      const store = await open();
      expect(await take(store, "one", 0)).toBe(true);
      expect(await take(store, "two", 0, "plan")).toBe(true);
      expect(await take(store, "two", 0.9)).toBe(false);
      expect(await take(store, "one", 0.9)).toBe(true);
      expect(await take(store, "two", 1.5)).toBe(false);
      expect(await take(store, "two", 1.9)).toBe(true);
      expect(await take(store, "one", 2)).toBe(false);
    });

    test("given back it is free, and nobody gives back what another has", async () => {
      const store = await open();
      await take(store, "one", 0);
      await store.freeLease("collect", "two");
      expect(await take(store, "two", 0)).toBe(false);
      await store.freeLease("collect", "one");
      expect(await take(store, "two", 0)).toBe(true);
    });

    test("one taken by a clock that ran two hours ahead holds up nobody once it was set back", async () => {
      const store = await open();
      await take(store, "ahead", 120);
      expect(await take(store, "back", 0)).toBe(true);
    });
  });
}
