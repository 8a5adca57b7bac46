import { CONFIGURATION, tenantOfId } from "../../model/tenant.ts";
import type { Weigh } from "../placing/cluster.ts";
import type { Neighbour } from "./neighbourhood.ts";
import { followedBy, type Group } from "./regroup.ts";

/** Where an article belongs now. */
export interface NewPlace {
  readonly articleId: string;
  readonly storyId: string;
  readonly followsUp: string | null;
}

export interface NamedGroups {
  /** Of the articles whose place is another now. */
  readonly changed: readonly NewPlace[];
  /** Stories that are no longer: every article of `from` belongs to `into`. */
  readonly merges: readonly { readonly from: string; readonly into: string }[];
}

/**
 * Gives each group the name that one of its articles had before, else that of its first article, no name twice. What a story
 * follows up stays known after the earlier story is too old to be looked at.
 */
export function nameGroups(
  groups: readonly Group[],
  near: ReadonlyMap<string, readonly string[]>,
  weigh: Weigh,
): NamedGroups {
  const names = namesOf(groups);
  const groupOf = new Map(groups.flatMap((group) => group.members.map(({ id }) => [id, group] as const)));
  const changed = groups.flatMap((group) => {
    const storyId = names.get(group) ?? "";
    const followsUp = followedName(group, names, groupOf, near, weigh);
    return group.members
      .filter((member) => member.storyId !== storyId || member.followsUp !== followsUp)
      .map(({ id }) => ({ articleId: id, storyId, followsUp }));
  });
  return { changed, merges: mergesOf(groups, names) };
}

function namesOf(groups: readonly Group[]): ReadonlyMap<Group, string> {
  const taken = new Set<string>();
  const names = new Map<Group, string>();
  // Groups with a name already go first, so that no new one takes it from them.
  for (const choices of [keptNames, ownNames]) {
    for (const group of groups) {
      const name = names.has(group) ? undefined : choices(group).find((choice) => !taken.has(choice));
      if (name === undefined) continue;
      taken.add(name);
      names.set(group, name);
    }
  }
  return names;
}

/** What is configured gives a story its name wherever it is in it. */
const keptNames = ({ members }: Group): string[] =>
  members
    .toSorted((one, other) => Number(isForeign(one)) - Number(isForeign(other)))
    .flatMap(({ storyId }) => storyId ?? []);

const isForeign = ({ id }: Neighbour): boolean => tenantOfId(id) !== CONFIGURATION;
const ownNames = ({ members }: Group): string[] => members.map(({ id }) => id);

function followedName(
  group: Group,
  names: ReadonlyMap<Group, string>,
  groupOf: ReadonlyMap<string, Group>,
  near: ReadonlyMap<string, readonly string[]>,
  weigh: Weigh,
): string | null {
  const kept = group.members.find(({ followsUp }) => followsUp !== null)?.followsUp ?? null;
  if (kept !== null || !group.hasArrivals || keptNames(group).length > 0) return kept;
  const beside = new Set(group.members.flatMap(({ id }) => near.get(id) ?? []).flatMap((id) => groupOf.get(id) ?? []));
  const earlier = followedBy(group, beside, weigh);
  return earlier === null ? null : (names.get(earlier) ?? null);
}

/** A story whose articles are all in another now, with those of its articles that were not looked at. */
function mergesOf(groups: readonly Group[], names: ReadonlyMap<Group, string>): { from: string; into: string }[] {
  const now = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const { storyId } of group.members.filter(isPlaced)) {
      now.set(storyId, (now.get(storyId) ?? new Set()).add(names.get(group) ?? storyId));
    }
  }
  return [...now].flatMap(([from, into]) => {
    const [only] = into;
    return into.size === 1 && only !== undefined && only !== from ? [{ from, into: only }] : [];
  });
}

const isPlaced = (member: Neighbour): member is Neighbour & { readonly storyId: string } => member.storyId !== null;
