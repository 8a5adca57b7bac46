import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import ts from "typescript";

export interface FoundExpression {
  /** "chat/clean.ts:3" */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal in the TypeScript files under a folder. */
export function expressionsIn(folder: string): readonly FoundExpression[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
  return files.flatMap((path) => expressionsOf(path, readFileSync(join(folder, path), "utf8")));
}

function expressionsOf(path: string, code: string): FoundExpression[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: FoundExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ at: `${path}:${line + 1}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * Whether some text takes it more than linear time: two quantifiers that compete for the same characters, or a search
 * that begins again at every one of them. After M. Schmidt's scslre, which looks for attacks that repeat one character.
 */
export function isSuperLinear({ source, flags }: Pick<FoundExpression, "source" | "flags">): boolean {
  return analyse({ source, flags }).reports.length > 0;
}
