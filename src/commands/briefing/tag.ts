import type { Asker } from "../../model/command.ts";
import type { Tag } from "../../model/subscription.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import type { BriefingDesk } from "./desk.ts";

type Tags = Pick<BriefingDesk, "tags">;

/** The tag that was named, letter case aside; null where none was. Throws Problem `bad-input` where there is no such tag. */
export async function tagOrProblem({ tags }: Tags, asker: Asker, typed: string | undefined): Promise<Tag | null> {
  const wanted = typed?.trim().toLowerCase() ?? "";
  if (wanted === "") return null;
  const known = await tags(asker);
  const found = known.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found;
  if (known.length === 0) throw problemSaying("bad-input", "problem.noTags");
  throw problemSaying("bad-input", "problem.unknownTag", {
    typed: wanted.slice(0, 40),
    known: known.map(({ name }) => name).join(", "),
  });
}

export async function tagsLike({ tags }: Tags, asker: Asker, typed: string): Promise<readonly string[]> {
  const wanted = typed.trim().toLowerCase();
  return (await tags(asker)).map(({ name }) => name).filter((name) => name.toLowerCase().includes(wanted));
}
