import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Chat, DeliveryKey, MessagePart, Posted } from "../../src/chat/chat.ts";
import type { Message, MessageBlock } from "../../src/model/message.ts";

/** What may become of a request to post. */
export type PostFault =
  /** The platform asks to wait. */
  | "rate-limited"
  /** An error on the platform's side; it was not posted. */
  | "server-error"
  /** It was posted, and the answer was lost. */
  | "lost-answer"
  /** The connection broke, and it was not posted. */
  | "lost-request"
  /** The connection broke, and it is posted only when `commitLate` is called. */
  | "late";

export interface SeenPost {
  readonly id: string;
  /** All its words, without the platform's marks and escapes. */
  readonly text: string;
  /** The id of the post in whose thread it stands. */
  readonly threadOf: string | null;
}

/** A chat at work against a platform of our own on this machine. */
export interface ChatRig {
  readonly chat: Chat;
  /** A channel in which the bot may do everything it needs. */
  readonly place: string;
  /** The next request to post goes wrong. */
  failNextPost(fault: PostFault): void;
  failNextEdit(fault: PostFault): void;
  commitLate(): void;
  /** How many requests to post reached the platform. */
  postRequests(): number;
  /** What stands in the channel and its threads, oldest first. */
  posts(): readonly SeenPost[];
  deletePost(id: string): void;
  deletePlace(): void;
  forbidPosting(): void;
  forbidReading(): void;
  stop(): Promise<void>;
}

const blocks = (words: string): readonly MessageBlock[] => [{ type: "text", spans: [{ text: words }] }];
const part = (words: string, threadOf: Posted | null = null): MessagePart => ({
  summary: "Morning briefing",
  blocks: blocks(words),
  threadOf,
});
const key = (of: Partial<DeliveryKey> = {}): DeliveryKey => ({ delivery: "delivery-1", part: 0, ...of });
const longAgo = () => new Date(Date.now() - 10 * 60_000);

/** What holds of every chat. Run against the real client of each platform. */
export function chatContract(name: string, start: () => Promise<ChatRig>): void {
  describe(`${name} keeps the chat contract`, () => {
    let rig: ChatRig;
    const find = (of: Partial<DeliveryKey> = {}, threadOf: Posted | null = null) =>
      rig.chat.find({ place: rig.place, key: key(of), since: longAgo(), threadOf });
    const texts = () => rig.posts().map(({ text }) => text);

    beforeEach(async () => {
      rig = await start();
    });
    afterEach(() => rig.stop());

    test("posts once, and finds the post again by its key", async () => {
      const posted = await rig.chat.post(rig.place, part("The harbour bridge reopened."), key());
      expect(rig.posts()).toMatchObject([
        { id: posted.id, text: expect.stringContaining("bridge reopened"), threadOf: null },
      ]);
      expect(posted.link).toMatch(/^https:\/\//);
      expect(await find()).toEqual(posted);
      expect(await find({ part: 1 })).toBe("absent");
      expect(await find({ delivery: "delivery-2" })).toBe("absent");
    });

    test("puts further parts into the thread of the first, and finds them there", async () => {
      const top = await rig.chat.post(rig.place, part("Headlines."), key());
      await rig.chat.post(rig.place, part("The first story.", top), key({ part: 1 }));
      const second = await rig.chat.post(rig.place, part("The second story.", top), key({ part: 2 }));
      expect(rig.posts().map(({ threadOf }) => threadOf)).toEqual([null, top.id, top.id]);
      expect(await find({ part: 2 }, top)).toEqual(second);
      expect(await find({ part: 3 }, top)).toBe("absent");
    });

    test("says that the outcome is unknown when an answer is lost, and tells by looking", async () => {
      rig.failNextPost("lost-answer");
      await expect(rig.chat.post(rig.place, part("It stands there."), key())).rejects.toMatchObject({
        code: "outcome-unknown",
      });
      expect(await find()).toMatchObject({ id: rig.posts()[0]?.id });
      rig.failNextPost("lost-request");
      await expect(rig.chat.post(rig.place, part("It does not."), key({ part: 1 }))).rejects.toMatchObject({
        code: "outcome-unknown",
      });
      expect(await find({ part: 1 })).toBe("absent");
      expect(rig.postRequests()).toBe(2);
    });

    test("finds what the platform posts late", async () => {
      rig.failNextPost("late");
      await expect(rig.chat.post(rig.place, part("Late."), key())).rejects.toMatchObject({ code: "outcome-unknown" });
      expect(await find()).toBe("absent");
      rig.commitLate();
      expect(await find()).toMatchObject({ id: rig.posts()[0]?.id });
    });

    test("finds a part of a thread whose answer was lost", async () => {
      const top = await rig.chat.post(rig.place, part("Headlines."), key());
      rig.failNextPost("lost-answer");
      const lost = rig.chat.post(rig.place, part("A story.", top), key({ part: 1 }));
      await expect(lost).rejects.toMatchObject({ code: "outcome-unknown" });
      expect(await find({ part: 1 }, top)).toMatchObject({ id: rig.posts()[1]?.id });
    });

    test("finds nothing in a thread that was never begun", async () => {
      const top = await rig.chat.post(rig.place, part("Headlines."), key());
      expect(await find({ part: 1 }, top)).toBe("absent");
    });

    test("never repeats a request by itself", async () => {
      rig.failNextPost("server-error");
      await expect(rig.chat.post(rig.place, part("Once."), key())).rejects.toMatchObject({ code: "outcome-unknown" });
      expect(rig.postRequests()).toBe(1);
      expect(texts()).toEqual([]);
    });

    test("hands a rate limit on with the time to wait, and does not wait itself", async () => {
      rig.failNextPost("rate-limited");
      const limited = rig.chat.post(rig.place, part("Later."), key());
      await expect(limited).rejects.toMatchObject({ code: "rate-limited", retryAfterMilliseconds: expect.any(Number) });
      const wait = await limited.catch((thrown: { retryAfterMilliseconds: number }) => thrown.retryAfterMilliseconds);
      expect(wait).toBeGreaterThan(0);
      expect(rig.postRequests()).toBe(1);
      expect(texts()).toEqual([]);
    });

    test("tells a dead place from one where it may not post", async () => {
      rig.forbidPosting();
      await expect(rig.chat.post(rig.place, part("No."), key())).rejects.toMatchObject({ code: "not-allowed" });
      rig.deletePlace();
      await expect(rig.chat.post(rig.place, part("No."), key())).rejects.toMatchObject({ code: "not-found" });
    });

    test("does not take a history that it may not read for an empty one", async () => {
      await rig.chat.post(rig.place, part("The harbour bridge reopened."), key());
      rig.forbidReading();
      expect(await find()).toBe("unreadable");
    });

    test("changes what a post says, and still finds it", async () => {
      const posted = await rig.chat.post(rig.place, part("Two are missing."), key());
      await rig.chat.edit(posted, part("All are safe."), key());
      expect(texts().join()).toContain("All are safe.");
      expect(texts().join()).not.toContain("missing");
      expect(await find()).toEqual(posted);
    });

    test("an edit whose answer was lost may simply be repeated; one that must wait says how long", async () => {
      const posted = await rig.chat.post(rig.place, part("Two are missing."), key());
      rig.failNextEdit("lost-answer");
      const edit = () => rig.chat.edit(posted, part("All are safe."), key());
      await expect(edit()).rejects.toMatchObject({ code: "outcome-unknown" });
      rig.failNextEdit("rate-limited");
      await expect(edit()).rejects.toMatchObject({ code: "rate-limited", retryAfterMilliseconds: expect.any(Number) });
      await edit();
      expect(texts()).toEqual([expect.stringContaining("All are safe.")]);
      expect(rig.postRequests()).toBe(1);
    });

    test("says that a post is gone, and that a thread is, without calling the place dead", async () => {
      const posted = await rig.chat.post(rig.place, part("Headlines."), key());
      rig.deletePost(posted.id);
      await expect(rig.chat.edit(posted, part("Other headlines."), key())).rejects.toMatchObject({ code: "not-found" });
      const inThread = rig.chat.post(rig.place, part("A story.", posted), key({ part: 1 }));
      await inThread.catch((thrown: unknown) => expect(thrown).toMatchObject({ code: "thread-gone" }));
    });

    test("splits any message into parts that the platform takes, and loses no word", async () => {
      const words = Array.from({ length: 4_000 }, (_, index) => `word${index}`);
      const stories = ["Ferry aground", "Bakers strike"].map((headline): readonly MessageBlock[] => [
        { type: "heading", level: 2, spans: [{ text: headline }] },
        ...blocks(words.slice(0, 1_000).join(" ")),
      ]);
      const long: Message = {
        summary: "Long",
        blocks: blocks(words.join(" ")),
        thread: stories,
        visibility: "everyone",
      };
      let top: Posted | null = null;
      for (const [index, content] of rig.chat.split(long).entries()) {
        const posted: Posted = await rig.chat.post(rig.place, { ...content, threadOf: top }, key({ part: index }));
        top ??= posted;
      }
      const said =
        texts()
          .join(" ")
          .match(/word\d+/g) ?? [];
      expect(said).toEqual([...words, ...words.slice(0, 1_000), ...words.slice(0, 1_000)]);
      expect(
        rig
          .posts()
          .slice(1)
          .every(({ threadOf }) => threadOf === top?.id),
      ).toBe(true);
    });

    test("the first part of a short message is all of it", () => {
      const short: Message = { summary: "Short", blocks: blocks("One line."), thread: [], visibility: "everyone" };
      expect(rig.chat.split(short)).toEqual([{ summary: "Short", blocks: blocks("One line.") }]);
    });
  });
}
