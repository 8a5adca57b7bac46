import { STYLE as PAGE } from "../chat/html/style.ts";
import { asset } from "./asset.ts";

/** What the room has beside the page of a digest: the bar, the search box, marks in an article. */
const ROOM = `
main { min-height: 70vh; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { inset-inline-start: .5rem; top: .5rem; padding: .5rem .8rem; background: var(--paper); z-index: 1; }
.bar {
  display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; align-items: baseline; max-width: 41rem; margin: 0 auto;
  padding: .8rem 1.125rem .2rem; font: .9375rem/1.4 var(--sans);
}
.bar a { padding: .25rem 0; text-decoration: none; }
.bar a[aria-current] { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
.bar strong { font-weight: 700; }
h2.minor, .alone h2 {
  margin: 1.5rem 0 .5rem; font: 600 .75rem/1.3 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--accent);
}
main > h2, main > section > h2 { margin-top: 1.75rem; }
h2 + article { padding-top: .3rem; }
.story > summary h2.minor { margin: .3rem 0; font-size: .75rem; }
.alone h1 { font-size: clamp(1.7rem, 6.4vw, 2.4rem); margin: 0 0 .35rem; }
.bar nav { padding: 0; border: 0; }
.bar nav a { margin-inline-end: .7rem; }
.ask { display: flex; gap: .4rem; flex: 1 1 14rem; }
.filters { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem .8rem; margin: 1rem 0; font: .875rem/1.4 var(--sans); }
.filters .words { flex: 1 1 100%; }
.filters label { display: flex; flex-direction: column; gap: .15rem; color: var(--soft); }
.facets { font: .875rem/1.5 var(--sans); margin: .5rem 0 1rem; }
.facet-groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem 1.25rem; }
.facets h3 { font: 600 .75rem/1.5 var(--sans); color: var(--soft); margin: .6rem 0 .2rem; }
.facets ul { list-style: none; margin: 0; padding: 0; }
.facets li { padding: .15rem 0; }
.facets small { color: var(--soft); }
.facets a[aria-current] { font-weight: 700; }
dialog { background: var(--paper); color: inherit; border: 1px solid var(--soft); border-radius: .5rem; font: 1rem/1.6 var(--sans); }
dialog ul { list-style: none; padding: 0; margin: 0; }
kbd { font: inherit; font-weight: 700; margin-inline-end: .5rem; }
[tabindex="-1"]:focus { outline: 2px solid var(--accent); outline-offset: .4rem; scroll-margin-top: 1rem; }
input, button {
  font: 1rem/1.3 var(--sans); color: inherit; background: var(--card); border: 1px solid var(--soft);
  border-radius: .35rem; padding: .35rem .6rem; min-width: 0;
}
.ask input { flex: 1; }
button { cursor: pointer; }
input:focus-visible, button:focus-visible, mark:target { outline: 2px solid var(--accent); outline-offset: 2px; }
.room { font: .875rem/1.5 var(--sans); margin: .5rem 0 1rem; }
.room a { margin-inline-end: 1rem; }
.article p { white-space: pre-line; }
.article .soft { margin: .2rem 0; color: var(--soft); font-size: .875rem; }
.article .label { display: block; font: .6875rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
mark { color: inherit; background: none; scroll-margin-top: 3rem; }
.said { background: color-mix(in srgb, var(--accent) 16%, transparent); border-radius: .15em; }
.proof { border-bottom: 2px solid var(--accent); }
ins { text-decoration-thickness: 2px; text-decoration-color: var(--accent); }
del { color: var(--soft); }
.problem { border-inline-start: 3px solid var(--accent); padding-inline-start: .7rem; }
@media print { .bar, .skip, .room, .filters { display: none; } .article details { display: block; } }
`;

export const STYLE = asset("style", "css", "text/css", `${PAGE}${ROOM}`);
