import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadScript } from './load-script.ts';

export type Handler = (event: unknown, context: unknown) => unknown;

/** The bundle's handler cannot be had; the name is the runtime's own. */
class HandlerNotLoaded extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Imports the code as Lambda's Node runtime does: `dir/file.export`, from a .js, .mjs or .cjs file. */
export async function loadHandler(codeDir: string, handler: string): Promise<Handler> {
  const dot = basename(handler).indexOf('.');
  if (dot < 1)
    throw new HandlerNotLoaded('Runtime.MalformedHandlerName', `Bad handler: ${handler} is not file.export.`);
  const moduleName = basename(handler).slice(0, dot);
  const exportPath = basename(handler).slice(dot + 1);
  const stem = join(codeDir, dirname(handler), moduleName);
  const file = ['.js', '.mjs', '.cjs'].map((extension) => stem + extension).find((path) => existsSync(path));
  if (file === undefined) {
    throw new HandlerNotLoaded(
      'Runtime.ImportModuleError',
      `Cannot find module '${moduleName}': there is no ${stem}.js, .mjs or .cjs. Was the bundle built?`,
    );
  }
  const bundle: unknown = file.endsWith('.js')
    ? await loadScript(realpathSync(codeDir), realpathSync(file))
    : await import(pathToFileURL(file).href);
  const found = valueAt(bundle, exportPath) ?? valueAt(valueAt(bundle, 'default'), exportPath);
  if (typeof found !== 'function') {
    throw new HandlerNotLoaded('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (found.length > 2) {
    throw new HandlerNotLoaded(
      'Runtime.CallbackHandlerDeprecated',
      `${handler} takes a callback, which Lambda's Node.js 24 runtime no longer gives; return a promise.`,
    );
  }
  return (event, context) => Reflect.apply(found, undefined, [event, context]);
}

function valueAt(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if ((typeof current !== 'object' && typeof current !== 'function') || current === null) return undefined;
    current = Reflect.get(current, name);
  }
  return current;
}
