import { expect, test } from "vitest";
import type { Chat } from "../../src/chat/chat.ts";
import { message, type SmallDesk } from "../chat/discord/small-desk.ts";
import type { LocalServer } from "../servers/local-server.ts";

/** A chat that is not started yet, before a server whose connection can be lost. */
export interface ConnectionRig {
  readonly chat: Chat;
  readonly desk: SmallDesk;
  readonly server: LocalServer;
  cut(): void;
  isConnected(): boolean;
  askToReconnect(): void;
  /** Whether the bot came back once, in the platform's own way. */
  isBack(): boolean;
  /** The platform fails when it is asked for the next connection. */
  failOnce(): void;
  /** Gives a command; tells whether it is answered. */
  ask(): () => boolean;
}

/** What every chat does whose platform tells it of commands over a connection that stays open. */
export function connectionContract(rigOf: () => ConnectionRig): void {
  test("a lost connection is made anew, and what happened meanwhile is answered", async () => {
    const rig = rigOf();
    await rig.chat.start(rig.desk);
    rig.cut();
    await rig.server.until(() => !rig.isConnected());
    await rig.server.until(rig.ask());
    expect(rig.isBack()).toBe(true);
  });

  test("asked to reconnect, it does", async () => {
    const rig = rigOf();
    await rig.chat.start(rig.desk);
    rig.askToReconnect();
    await rig.server.until(rig.isBack);
    await rig.server.until(rig.ask());
  });

  test("stopping waits for an answer under way", async () => {
    const rig = rigOf();
    await rig.chat.start(rig.desk);
    const slow = Promise.withResolvers<ReturnType<typeof message>>();
    const called = Promise.withResolvers<void>();
    rig.desk.reply = () => {
      called.resolve();
      return slow.promise;
    };
    const isAnswered = rig.ask();
    await called.promise;
    const stopped = rig.chat.stop();
    slow.resolve(message());
    await stopped;
    expect(isAnswered()).toBe(true);
  });

  test("stopped it is not connected, and started again it answers, as often as one likes", async () => {
    const rig = rigOf();
    for (let round = 0; round < 3; round++) {
      await rig.chat.start(rig.desk);
      await rig.server.until(rig.ask());
      await rig.chat.stop();
      await rig.server.until(() => !rig.isConnected());
    }
    expect(rig.desk.calls).toHaveLength(3);
  });

  test("a start that failed leaves nothing behind: the next one hears everything once, and stopping ends it", async () => {
    const rig = rigOf();
    rig.failOnce();
    await expect(rig.chat.start(rig.desk)).rejects.toThrow();
    expect(rig.isConnected()).toBe(false);
    await rig.chat.start(rig.desk);
    await rig.server.until(rig.ask());
    await rig.chat.stop();
    await rig.server.until(() => !rig.isConnected());
    expect(rig.desk.calls).toHaveLength(1);
  });
}
