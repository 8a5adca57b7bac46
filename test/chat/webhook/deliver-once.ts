import { webhookChat } from "../../../src/chat/webhook/webhook-chat.ts";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import { guardedPost } from "../../../src/sources/http/guarded-post.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";

/** A process of its own that posts what waits: `deliver-once.ts STORE URL HOST MOMENT`. */
const [path = "", url = "", host = "", moment = ""] = process.argv.slice(2);
const now = () => new Date(moment);
const store = await openSqlite(path);
const http = guardedPost({ allowedHosts: [host], now });
const hooks = [{ name: "desk", url, secret: Buffer.alloc(24, 7) }];
const chat = webhookChat({ hooks, http, now, stop: () => http.close() });
const posting = { store, chats: [chat], now, newId: () => crypto.randomUUID(), pause: async () => undefined };
await deliverWaiting({ ...posting, tell: () => undefined }, new AbortController().signal);
await chat.stop();
await store.close();
