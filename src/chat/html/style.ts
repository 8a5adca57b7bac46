/** The look of the page: one column of a newspaper, made for a phone first, in daylight, at night and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbf8f2; --ink: #1f1c18; --soft: #655d52; --line: #d9d1c3; --accent: #99321f; --card: #f3eee3;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #171512; --ink: #ebe5da; --soft: #a89f91; --line: #3a352e; --accent: #ee9a82; --card: #211e1a; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 var(--serif); font-kerning: normal; overflow-wrap: anywhere;
}
main { max-width: 41rem; margin: 0 auto; padding: 1.25rem 1.125rem 4rem; }
header { border-top: 6px double var(--ink); border-bottom: 1px solid var(--ink); text-align: center; padding: .9rem 0 .7rem; }
h1 { margin: 0; font-size: clamp(2rem, 8.5vw, 3.1rem); line-height: 1.05; font-weight: 700; letter-spacing: -.02em; }
h1, h2, h3 { text-wrap: balance; }
h2 { margin: 0 0 .35rem; font-size: 1.45rem; line-height: 1.2; font-weight: 700; letter-spacing: -.01em; }
h3 {
  margin: 1.5rem 0 .5rem; font: 600 .75rem/1.3 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--accent);
}
p { margin: .6rem 0; }
small, .aside, figcaption, summary, cite, .also { font-family: var(--sans); }
small { font-size: .8125em; color: var(--soft); }
.aside { font-size: .8125rem; line-height: 1.45; color: var(--soft); }
.aside small { font-size: inherit; }
header .aside { margin: .45rem 0 0; text-wrap: balance; }
article { padding: 1.7rem 0 1.5rem; border-bottom: 1px solid var(--line); }
nav { padding: 1rem 0 1.1rem; border-bottom: 1px solid var(--line); font-family: var(--sans); }
nav h3 { margin: 0 0 .4rem; }
nav ol { margin: 0; font-size: .9375rem; line-height: 1.4; }
nav li { margin: .3rem 0; }
nav a { text-decoration: none; }
article { scroll-margin-top: 1rem; }
article > img { width: 100%; max-height: 22rem; object-fit: cover; border-radius: .4rem; margin: 0 0 .9rem; background: var(--card); }
article:not(.lead) > img { float: inline-end; width: 8.5rem; height: 6.4rem; margin: .2rem 0 .6rem 1rem; }
summary img { float: inline-end; width: 5rem; height: 3.8rem; object-fit: cover; border-radius: .3rem; margin-inline-start: .8rem; }
.lead > ul:first-of-type { font-size: 1.08em; }
.story { display: block; font-size: inherit; line-height: inherit; }
.story > summary { display: block; padding: 0; font: inherit; color: inherit; white-space: normal; }
.story > summary::before { float: inline-end; content: "▸"; font-family: var(--sans); }
.story[open] > summary::before { content: "▾"; }
.story > summary h2 { font-size: 1.2rem; margin: 0 0 .2rem; }
.story > summary p { margin: 0; color: var(--soft); font-size: .9375rem; line-height: 1.4; }
.story[open] > summary p { display: none; }
.lead h2 { font-size: clamp(1.7rem, 6.4vw, 2.2rem); line-height: 1.12; }
article .aside { margin: 0 0 .9rem; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .16em; text-decoration-thickness: 1px; }
a:hover, a:focus-visible { color: var(--accent); text-decoration-color: currentcolor; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
ul, ol { margin: .6rem 0; padding-inline-start: 1.15rem; }
li { margin: .5rem 0; padding-inline-start: .15rem; }
li:dir(rtl) { margin-inline-start: 1.15rem; }
li::marker { color: var(--accent); }
code { font-size: .9em; background: var(--card); padding: .05em .3em; border-radius: .25em; }
a, strong, em, small, cite, code { unicode-bidi: isolate; }
figure { margin: 1.3rem 0; padding: .1rem 0 .1rem 1.05rem; border-inline-start: 3px solid var(--accent); }
blockquote { margin: 0; font-size: 1.2rem; line-height: 1.42; font-style: italic; text-wrap: pretty; }
figcaption { margin-top: .45rem; font-size: .875rem; line-height: 1.4; }
figcaption small { font-size: inherit; }
.also { margin-top: .6rem; font-size: .8125rem; color: var(--soft); }
.also ul { margin: .15rem 0 0; padding: 0; list-style: none; }
.also li { margin: .2rem 0; padding: 0; font-family: var(--serif); font-size: .9375rem; font-style: italic; }
.also small { font-style: normal; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; padding: 0; list-style: none; }
.sides > li { margin: 0; padding: .65rem .8rem .7rem; background: var(--card); border-radius: .4rem; }
.sides > li > strong { display: block; font-size: 1.35rem; line-height: 1.2; font-variant-numeric: lining-nums tabular-nums; }
details { display: inline; font-size: .8125rem; line-height: 1.45; }
summary { display: inline-block; padding: .2rem .35rem; font-size: .75rem; color: var(--soft); cursor: pointer; list-style: none; white-space: nowrap; }
.sides summary { display: block; padding-inline: 0; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸ "; color: var(--accent); }
details[open] > summary::before { content: "▾ "; }
details p { margin: .25rem 0 .5rem; padding-inline-start: .7rem; border-inline-start: 2px solid var(--line); font-size: .9375rem; }
q { quotes: none; }
cite { font-style: normal; font-size: .8125rem; color: var(--soft); white-space: normal; }
footer { padding-top: .6rem; font: .875rem/1.5 var(--sans); }
footer small { font-size: inherit; }
footer li { margin: .3rem 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
@media (max-width: 34rem) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  article:not(.lead) > img { width: 6.2rem; height: 4.8rem; }
}
@media (min-width: 48rem) {
  body { font-size: 1.125rem; }
  main { padding-top: 2.5rem; }
  figure { margin-inline-start: 1.1rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --card: #fff; }
  body { font-size: 10.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  article, figure, li { break-inside: avoid-page; }
  article { padding: 1rem 0; }
  h2, h3 { break-after: avoid-page; }
  nav { display: none; }
  details:not(.story) { display: none; }
  .story::details-content { content-visibility: visible; block-size: auto; }
  .story > summary p { display: none; }
  .sides > li { border: 1px solid var(--line); }
}
`;
