import { escapeMarkup } from "../../text/markup.ts";
import { plainSpan } from "../plain-line.ts";

/** Text from outside on one line, without what cannot be seen, as HTML text or as the value of a quoted attribute. */
export const escapeHtml = (text: string): string => escapeMarkup(plainSpan(text));
