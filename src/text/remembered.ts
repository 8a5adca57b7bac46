/** A power of two; more than an article's sentences. */
const PLACES = 256;
/** A longer text is no sentence: what is known of it would fill the memory. */
const LONGEST = 1000;

/**
 * A function of one text that does not work out again what it answered shortly before: rules look at one sentence from
 * several sides. Only for pure functions whose answers nobody changes.
 *
 * Each text has one place, told by its length and a few of its characters, and takes it from the text that had it. A
 * `Map` that is emptied now and then would hold on to what it held: garbage of the old generation keeps the young alive.
 */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const texts = new Array<string | undefined>(PLACES).fill(undefined);
  const answers = new Array<T | undefined>(PLACES).fill(undefined);
  return (text) => {
    if (text.length > LONGEST) return answer(text);
    const place = placeOf(text);
    const kept = texts[place] === text ? answers[place] : undefined;
    if (kept !== undefined) return kept;
    const fresh = answer(text);
    texts[place] = text;
    answers[place] = fresh;
    return fresh;
  };
}

function placeOf(text: string): number {
  const { length } = text;
  let sum = length;
  for (let part = 0; part < 5; part++) sum = Math.imul(sum, 31) + text.charCodeAt(((length - 1) * part) >> 2);
  return (sum ^ (sum >>> 9)) & (PLACES - 1);
}
