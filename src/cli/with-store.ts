import { openStore } from "../app/open-store.ts";
import { type Config, loadConfig, loadEnvironment } from "../config/load.ts";
import type { Store } from "../store/store.ts";

export interface StoreOptions {
  readonly config?: string;
  readonly store?: string;
}

/** Opens the configured store without the rest of the bot, hands it over, and closes it whatever happens. */
export async function withStore<T>(
  options: StoreOptions,
  work: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const config = loadConfig(options.config, loadEnvironment());
  const store = await openStore(options.store ?? config.store);
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}
