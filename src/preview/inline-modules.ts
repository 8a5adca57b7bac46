import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { init, parse } from "es-module-lexer";
import { moduleResolve } from "import-meta-resolve";

/** Module address (file:) to the name under which the page's import map knows it. */
type Names = Map<string, string>;

/**
 * A script element pair that runs a module of an installed package in a page that can fetch nothing: every module that it
 * needs is in the page's import map as a data: address, and its own imports are renamed to names of that map.
 */
export async function inlineModules(entry: string): Promise<string> {
  await init;
  const names: Names = new Map();
  const imports: Record<string, string> = {};
  const waiting = [resolveModule(entry, import.meta.url)];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const name = nameOf(url, names);
    if (imports[name] !== undefined) continue;
    const source = readFileSync(fileURLToPath(url), "utf8");
    const { code, needed } = renameImports(source, url, names);
    imports[name] = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
    waiting.push(...needed);
  }
  const start = nameOf(resolveModule(entry, import.meta.url), names);
  return `<script type="importmap">${JSON.stringify({ imports })}</script>\n<script type="module">import ${JSON.stringify(start)};</script>`;
}

function nameOf(url: string, names: Names): string {
  const name = names.get(url) ?? `module-${names.size + 1}`;
  names.set(url, name);
  return name;
}

function renameImports(source: string, url: string, names: Names): { code: string; needed: string[] } {
  const [imports] = parse(source);
  const needed: string[] = [];
  let code = "";
  let at = 0;
  for (const { n: specifier, s: start, e: end } of imports) {
    if (specifier === undefined) continue;
    const target = resolveModule(specifier, url);
    needed.push(target);
    code += source.slice(at, start) + nameOf(target, names);
    at = end;
  }
  return { code: code + source.slice(at), needed };
}

/** As in a browser: the builds that packages keep for Node want what a page has not. */
const CONDITIONS = new Set(["import", "browser", "default"]);

function resolveModule(specifier: string, from: string): string {
  return moduleResolve(specifier, new URL(from), CONDITIONS).href;
}
