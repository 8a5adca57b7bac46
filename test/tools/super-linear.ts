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
  return filesIn(folder).flatMap(([path, code]) => expressionsOf(path, code));
}

function filesIn(folder: string): (readonly [path: string, code: string])[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
  return files.map((path) => [path, readFileSync(join(folder, path), "utf8")] as const);
}

function expressionsOf(path: string, code: string): FoundExpression[] {
  return nodesOf(path, code).flatMap(({ node, at }) => {
    if (!ts.isRegularExpressionLiteral(node)) return [];
    const end = node.text.lastIndexOf("/");
    return [{ at, source: node.text.slice(1, end), flags: node.text.slice(end + 1) }];
  });
}

function nodesOf(path: string, code: string): { readonly node: ts.Node; readonly at: string }[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: { readonly node: ts.Node; readonly at: string }[] = [];
  const visit = (node: ts.Node): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ node, at: `${path}:${line + 1}` });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Where a regular expression is built from words while the program runs: "chat/clean.ts:3". */
export function expressionsBuiltIn(folder: string): readonly string[] {
  return filesIn(folder).flatMap(([path, code]) =>
    nodesOf(path, code).flatMap(({ node, at }) => {
      const isBuilt = ts.isNewExpression(node) || ts.isCallExpression(node);
      return isBuilt && ts.isIdentifier(node.expression) && node.expression.text === "RegExp" ? [at] : [];
    }),
  );
}

/** The expressions that are built from words while something is done. */
export async function expressionsBuiltBy(work: () => Promise<void>): Promise<readonly FoundExpression[]> {
  const found: FoundExpression[] = [];
  const original = globalThis.RegExp;
  const note = (built: RegExp) => {
    found.push({ at: "built", source: built.source, flags: built.flags });
    return built;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, parts, self) => note(Reflect.construct(target, parts, self) as RegExp),
    apply: (target, self, parts) => note(Reflect.apply(target, self, parts) as RegExp),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/**
 * Whether some text takes it more than linear time: two quantifiers that compete for the same characters, or a search
 * that begins again at every one of them. After M. Schmidt's scslre, which looks for attacks that repeat one character.
 */
export function isSuperLinear({ source, flags }: Pick<FoundExpression, "source" | "flags">): boolean {
  return analyse({ source, flags }).reports.length > 0;
}
