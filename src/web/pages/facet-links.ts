import { html } from "hono/html";
import { shortDay } from "../../digest/present/dates.ts";
import type { Visit } from "../reader.ts";
import type { Asked } from "../search/asked.ts";
import type { Facets, FacetValue, FoundArticles } from "../search/facets.ts";
import { MOST_SIFTED } from "../search/narrowed.ts";
import { type Markup, shown } from "../text.ts";

/** How one facet is shown: what a value is called, and what the search asks for with it; null of a value for none. */
interface FacetLook {
  readonly called: (value: string) => string;
  readonly asking: (value: string | null) => Partial<Asked>;
  readonly isChosen: (value: string) => boolean;
}

/** The ways to narrow a search down, each with how many articles it leaves; a way that is taken leads back. */
export function facetLinks({ facets, isCut }: FoundArticles, asked: Asked, visit: Visit): Markup {
  const { words } = visit.reader;
  const looks = looksOf(asked, visit);
  const groups = (["days", "outlets", "topics", "languages"] as const).flatMap((name) => {
    const links = facetGroup(facets[name], looks[name], asked, visit);
    return links === null
      ? []
      : html`<div><h3 id="by-${name}">${words.say(`room.facet.${name}`)}</h3><ul aria-labelledby="by-${name}">${links}</ul></div>`;
  });
  if (groups.length === 0) return html``;
  const cut = isCut ? html`<p class="soft">${words.say("room.facet.cut", { count: MOST_SIFTED })}</p>` : html``;
  return html`<details class="facets"><summary>${words.say("room.facet.narrow")}</summary>
<div class="facet-groups">${groups}</div>${cut}</details>`;
}

function looksOf(asked: Asked, { desk, reader: { words } }: Visit): Readonly<Record<keyof Facets, FacetLook>> {
  const languages = new Intl.DisplayNames([words.locale], { type: "language" });
  const named = (field: "outlet" | "topic" | "language", called = shown): FacetLook => ({
    called,
    asking: (value) => ({ [field]: value ?? "" }),
    isChosen: (value) => value.toLowerCase() === asked[field].toLowerCase(),
  });
  return {
    days: {
      called: (day) => shortDay(day, desk.timeZone, words),
      asking: (day) => ({ since: day ?? "", until: day ?? "" }),
      isChosen: (day) => asked.since === day && asked.until === day,
    },
    outlets: named("outlet"),
    topics: named("topic"),
    languages: named("language", (tag) => (/^[a-z]{2,3}$/.test(tag) ? (languages.of(tag) ?? tag) : shown(tag))),
  };
}

/** Null where there is nothing to choose. */
function facetGroup(
  values: readonly FacetValue[],
  { called, asking, isChosen }: FacetLook,
  asked: Asked,
  { reader: { paths } }: Visit,
): readonly Markup[] | null {
  if (values.length < 2 && !values.some(({ value }) => isChosen(value))) return null;
  return values.map(({ value, count }) => {
    const to = paths.search({ ...asked, ...asking(isChosen(value) ? null : value) });
    const here = isChosen(value) ? html` aria-current="true"` : html``;
    return html`<li dir="auto"><a href="${to}"${here}>${called(value)}</a> <small>${count}</small></li>`;
  });
}
