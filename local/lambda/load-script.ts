import { existsSync, readFileSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileFunction, constants } from 'node:vm';

/**
 * Imports a .js file of a code folder as Lambda does. Where the folder has no package.json of its own, a .js file is
 * CommonJS unless its syntax is a module's; Node itself would take the type from the project around the folder, and in
 * Lambda nothing lies around it.
 */
export async function loadScript(codeDir: string, file: string): Promise<unknown> {
  if (existsSync(join(codeDir, 'package.json'))) return await import(pathToFileURL(file).href);
  // Node 22 has it from 22.15 on; before, a module in a .js file takes its type from the project around it.
  nodeModule.registerHooks?.({
    load(url, context, nextLoad) {
      const source = url.startsWith('file:') ? ownSource(codeDir, fileURLToPath(url)) : undefined;
      if (source === undefined || compile(source, url) !== undefined) return nextLoad(url, context);
      return { format: 'module', source, shortCircuit: true };
    },
  });
  const source = readFileSync(file, 'utf8');
  if (compile(source, file) === undefined) return await import(pathToFileURL(file).href);
  return commonJsOf(codeDir)(file);
}

/** The text of a .js file of the bundle itself; `undefined` for any other file. */
function ownSource(codeDir: string, file: string): string | undefined {
  if (!file.startsWith(codeDir + sep) || !file.endsWith('.js') || file.includes(`${sep}node_modules${sep}`)) {
    return undefined;
  }
  return readFileSync(file, 'utf8');
}

/** `undefined` where the text is not CommonJS: the very test by which Node detects a module. */
function compile(source: string, filename: string) {
  try {
    return compileFunction(source, ['exports', 'require', 'module', '__filename', '__dirname'], {
      filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
  } catch {
    return undefined;
  }
}

/** A `require` for the scripts of one bundle, which leaves everything else to Node's own. */
function commonJsOf(codeDir: string): (file: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const nodeRequire = createRequire(file);
    const source = ownSource(codeDir, file);
    const run = source === undefined ? undefined : compile(source, file);
    if (run === undefined) return nodeRequire(file);
    const script = { exports: {} };
    loaded.set(file, script);
    const require = Object.assign((id: string) => {
      const resolved = nodeRequire.resolve(id);
      return resolved.endsWith('.js') ? load(resolved) : nodeRequire(id);
    }, nodeRequire);
    Reflect.apply(run, script.exports, [script.exports, require, script, file, dirname(file)]);
    return script.exports;
  };
  return load;
}
