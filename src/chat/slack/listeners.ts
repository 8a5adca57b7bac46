import type { App, ViewSubmitAction } from "@slack/bolt";
import { type Dispatch, WHO_SAID_THIS } from "./dispatch.ts";
import { FORM } from "./forms.ts";

/** Registers for everything that people do with the bot. Each is acknowledged before anything else is done. */
export function listen(app: App, dispatch: Dispatch): void {
  app.command(/./, async ({ ack, body }) => dispatch.command(ack, body));
  app.action({ type: "block_actions" }, async ({ ack, body }) => dispatch.press(ack, body));
  app.shortcut({ callback_id: WHO_SAID_THIS, type: "message_action" }, async ({ ack, shortcut }) =>
    dispatch.shortcut(ack, shortcut),
  );
  app.view<ViewSubmitAction>(FORM, async ({ ack, body }) => dispatch.form(ack, body));
  app.options(/./, async ({ ack, body }) => {
    if (body.type === "block_suggestion") await dispatch.suggest(ack, body);
  });
  app.event("app_home_opened", async ({ event, body }) => dispatch.home(event, body));
}
