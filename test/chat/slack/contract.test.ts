import { chatContract } from "../../contracts/chat.ts";
import { slackRig } from "./contract-rig.ts";

chatContract("Slack", slackRig);
