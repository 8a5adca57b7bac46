import { wordKey } from "./same-words.ts";

/** What people are called before their names. */
const ROLES = new Set(
  `president minister secretary director chairman chief head leader mayor governor senator official officer commander general
  colonel captain sergeant judge lawyer prosecutor teacher researcher scientist historian economist analyst expert adviser aide
  manager executive founder owner investor editor reporter journalist author writer novelist poet critic producer actor actress
  comedian singer musician artist painter filmmaker coach player striker goalkeeper defender midfielder substitute doctor surgeon
  nurse psychologist priest pastor bishop activist campaigner veteran resident neighbour witness student farmer worker driver
  engineer pilot architect designer detective inspector sheriff commissioner councillor delegate professor supporter widow friend
  colleague king queen prince princess pope premier chancellor deputy mogul tycoon speaker spokesman spokeswoman spokesperson
  forecaster veteran qualifier sisters brothers mediator
  fisherman fishermen shopkeeper baker trader banker mechanic sailor soldier firefighter paramedic trainer referee ceo cfo boss`
    .split(/\s+/)
    .map(wordKey),
);

/** What goes before such a word. */
const BEFORE_ROLES = new Set(
  "crew police former opposition security union prime top lead medical education finance health energy interior foreign"
    .split(" ")
    .map(wordKey),
);

/** Whether a key opens what somebody is called: "Police chief", "Mayor". */
export const opensRole = (key: string): boolean => ROLES.has(key) || BEFORE_ROLES.has(key);

/** Whether a key is that of a word for what somebody does or is. */
export const isRole = (key: string): boolean => ROLES.has(key);
