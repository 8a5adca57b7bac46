import { chatContract } from "../../contracts/chat.ts";
import { FORUM_CHANNEL, TEXT_CHANNEL } from "../../servers/discord/state.ts";
import { discordRig } from "./contract-rig.ts";

chatContract("Discord", () => discordRig(TEXT_CHANNEL));
chatContract("Discord, in a forum", () => discordRig(FORUM_CHANNEL));
