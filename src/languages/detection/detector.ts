import { createRequire, findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

/** What eld (Nito-ELD) says of a text: n-grams of 60 languages. */
interface Guess {
  /** BCP 47 primary subtag; "" where nothing is known. */
  readonly language: string;
  isReliable(): boolean;
}

type Detect = (text: string) => Guess;

let loaded: Detect | null = null;

/** Its n-grams take a tenth of a second to load, which most commands never need: they are loaded with the first doubt. */
export function detect(text: string): Guess {
  loaded ??= load();
  return loaded(text);
}

/** The package offers `import` only, which would make every reader of an article wait; its smallest set of n-grams. */
function load(): Detect {
  const description = findPackageJSON("eld", import.meta.url);
  if (description === undefined) throw new Error("the package eld is not installed; run npm ci");
  const require = createRequire(import.meta.url);
  const { eld } = require(join(dirname(description), "src/entries/static.extrasmall.js")) as {
    eld: { detect: Detect };
  };
  return (text) => eld.detect(text);
}
