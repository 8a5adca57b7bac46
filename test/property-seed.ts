import fc from "fast-check";

/**
 * Property tests try the same cases in every run, so that a change is judged by what it changed. Other cases, to look
 * for what is not yet known: `PROPERTY_SEED=$RANDOM npm test`.
 */
fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 1931) });
