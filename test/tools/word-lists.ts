import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export interface FoundWords {
  /** "chat/clean.ts:3" */
  readonly at: string;
  readonly words: readonly string[];
}

/** From so many words on, a list, a text cut into words or an expression's alternatives is a list of words. */
export const LEAST_WORDS = 5;

/** The lists of a language's words that stand in the TypeScript files under a folder. */
export function wordListsIn(folder: string): readonly FoundWords[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return files.sort().flatMap((path) => wordListsOf(path, readFileSync(join(folder, path), "utf8")));
}

function wordListsOf(path: string, code: string): FoundWords[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: FoundWords[] = [];
  const visit = (node: ts.Node): void => {
    const words = wordsAt(node).filter(isWord);
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    if (words.length >= LEAST_WORDS) found.push({ at: `${path}:${line + 1}`, words });
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** In small letters, as words of a language are listed; one letter alone is none. */
const isWord = (text: string): boolean => /^\p{Ll}[\p{L}\p{M}'’ -]+$/u.test(text) || /^[\p{Lo}\p{M}]{2,}$/u.test(text);

function wordsAt(node: ts.Node): string[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(wordsOfElement);
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(wordsOfProperty);
  if (ts.isRegularExpressionLiteral(node)) return alternativesIn(node.text);
  return ts.isStringLiteralLike(node) ? wordsInText(node.text, node) : [];
}

/** A string of a list, or the first of a pair. */
function wordsOfElement(element: ts.Expression): string[] {
  if (ts.isStringLiteralLike(element)) return [element.text];
  const first = ts.isArrayLiteralExpression(element) ? element.elements[0] : undefined;
  return first && ts.isStringLiteralLike(first) ? [first.text] : [];
}

/** The key of a table whose values are numbers or texts. */
function wordsOfProperty(property: ts.ObjectLiteralElementLike): string[] {
  if (!ts.isPropertyAssignment(property)) return [];
  const { initializer, name } = property;
  const isEntry = ts.isNumericLiteral(initializer) || ts.isStringLiteralLike(initializer);
  return isEntry && (ts.isStringLiteralLike(name) || ts.isIdentifier(name)) ? [name.text] : [];
}

/** The words that stand for one another in an expression: (?:may|might|could). */
const alternativesIn = (expression: string): string[] =>
  expression
    .split(/\(\?(?:[:=!]|<[=!])|[()]/)
    .flatMap((group) => (group.includes("|") ? group.split("|") : []))
    .map((word) => word.replace(/[?+*^$]|\\[a-z]|\{[\d,]+\}/g, "").trim());

/** A text that is cut into words: "monday tuesday …".split(" "), or such a text given to a function of the file. */
function wordsInText(text: string, node: ts.Node): string[] {
  const { parent } = node;
  const isGiven =
    ts.isCallExpression(parent) &&
    ts.isIdentifier(parent.expression) &&
    parent.arguments.includes(node as ts.Expression);
  const isCut = ts.isPropertyAccessExpression(parent) && ["split", "trim", "match"].includes(parent.name.text);
  if (!isCut && !(isGiven && ts.isNoSubstitutionTemplateLiteral(node))) return [];
  return text.trim().split(text.includes("|") ? /\s*\|\s*/ : text.includes(",") ? /\s*,\s*/ : /\s+/);
}
