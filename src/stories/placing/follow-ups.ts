import { type Cluster, followUp, type Weigh } from "./cluster.ts";

/** For each story that began with one of these nodes, the earlier story near to it that it follows up best. */
export function findFollowUps(
  clusters: ReadonlyMap<number, Cluster>,
  storyOf: (node: number) => number,
  nodes: readonly number[],
  near: readonly (readonly number[])[],
  weigh: Weigh,
): Map<number, number> {
  const followed = new Map<number, number>();
  const begun = Map.groupBy(nodes.keys(), (i) => storyOf(nodes[i] ?? 0));
  for (const [later, members] of begun) {
    const own = clusters.get(later);
    if (!own || later < (nodes[0] ?? 0)) continue;
    const stories = new Set(members.flatMap((i) => near[i] ?? []).map(storyOf));
    const earlier = bestFollowed(clusters, own, stories, weigh);
    if (earlier !== null) followed.set(later, earlier);
  }
  return followed;
}

function bestFollowed(
  clusters: ReadonlyMap<number, Cluster>,
  later: Cluster,
  stories: Iterable<number>,
  weigh: Weigh,
): number | null {
  let best: { readonly story: number | null; readonly score: number } = { story: null, score: 0 };
  for (const story of stories) {
    const earlier = clusters.get(story);
    const score = earlier && earlier !== later ? followUp(later, earlier, weigh) : 0;
    if (score > best.score) best = { story, score };
  }
  return best.story;
}
