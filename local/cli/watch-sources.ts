import { execFile } from 'node:child_process';
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { escapeInLines } from '../escape-controls.ts';
import type { LocalConnect } from '../index.ts';
import { BUNDLES } from './paths.ts';
import { WarmSynth } from './warm-synth.ts';

type Write = (line: string) => void;

/**
 * Has what is changed in `functions/` and `infra/` take effect while chats go on: functions are bundled and replaced,
 * the stacks are synthesized and read again. Answers what ends it.
 */
export function watchSources(connect: LocalConnect, write: Write): () => void {
  const foldersOf = bundleFolders(connect);
  const synth = new WarmSynth();
  const work = new OneAfterAnother(async (files) => {
    const inFunctions = [...files].filter((file) => file.startsWith('functions/'));
    const replaced = inFunctions.length > 0 ? await bundle(connect, { foldersOf, inFunctions, write }) : [];
    if (replaced !== undefined) await synthesize(connect, { synth, toldAlready: replaced, write });
  });
  const watchers = ['functions', 'infra'].map((folder) => watchSourcesIn(folder, (file) => void work.ask(file)));
  return () => {
    for (const watcher of watchers) watcher.close();
    synth.end();
  };
}

/** Reads an assembly of one's own again whenever `cdk synth` has written it. Answers what ends it. */
export function watchAssembly(connect: LocalConnect, assembly: string, write: Write): () => void {
  const work = new OneAfterAnother(() => readAgain(connect, [], write));
  const watcher = watch(assembly, (_, file) => {
    if (file?.endsWith('.json') === true) void work.ask(file);
  });
  return () => watcher.close();
}

/** What is asked for while it works is done together, after that. */
class OneAfterAnother {
  readonly #act: (files: ReadonlySet<string>) => Promise<void>;
  #asked = new Set<string>();
  #isAtWork = false;

  constructor(act: (files: ReadonlySet<string>) => Promise<void>) {
    this.#act = act;
  }

  async ask(file: string): Promise<void> {
    this.#asked.add(file);
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    try {
      while (this.#asked.size > 0) {
        // One save is told more than once.
        await new Promise(setImmediate);
        const files = this.#asked;
        this.#asked = new Set();
        await this.#act(files);
      }
    } finally {
      this.#isAtWork = false;
    }
  }
}

function watchSourcesIn(folder: string, changed: (file: string) => void): FSWatcher {
  const last = new Map<string, string | undefined>();
  return watch(folder, { recursive: true }, (_, file) => {
    if (file === null || !/\.(ts|json)$/u.test(file)) return;
    const path = `${folder}/${file.replaceAll(sep, '/')}`;
    const now = textOf(path);
    // One save is told several times, and first while the file is empty.
    if (now === '' || (last.has(path) && last.get(path) === now)) return;
    last.set(path, now);
    changed(path);
  });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The folder of the bundle that each deployed function runs: found by its bytes, as the template names a copy. */
function bundleFolders(connect: LocalConnect): ReadonlyMap<string, string> {
  const folders = new Map(readdirSync(BUNDLES).map((name) => [codeIn(join(BUNDLES, name)), join(BUNDLES, name)]));
  return new Map(
    connect.functions.flatMap(({ name, codeDir }) => {
      const folder = folders.get(codeIn(codeDir));
      return folder === undefined ? [] : [[name, folder]];
    }),
  );
}

function codeIn(folder: string): string {
  return readFileSync(join(folder, 'index.mjs'), 'utf8');
}

/** Bundles the functions; those that came out otherwise are live at once. `undefined` where it did not succeed. */
async function bundle(
  connect: LocalConnect,
  changed: {
    readonly foldersOf: ReadonlyMap<string, string>;
    readonly inFunctions: readonly string[];
    readonly write: Write;
  },
): Promise<readonly string[] | undefined> {
  const { foldersOf: folders, inFunctions, write } = changed;
  const before = new Map([...folders].map(([name, folder]) => [name, codeIn(folder)]));
  const problem = await runScript('infra/bundling.ts', '--quiet', ...onlyThoseOf(inFunctions, folders));
  if (problem !== undefined) {
    tell(connect, write, 'functions', problem);
    return undefined;
  }
  const replaced: string[] = [];
  for (const [name, folder] of folders) {
    if (codeIn(folder) === before.get(name)) continue;
    await connect.replaceCode(name, resolve(folder));
    replaced.push(`function ${name}`);
    tell(connect, write, `function ${name}`);
  }
  return replaced;
}

/** A file of one function changes that one alone; what they share changes all. */
function onlyThoseOf(files: readonly string[], folders: ReadonlyMap<string, string>): readonly string[] {
  const bundled = new Set([...folders.values()].map((folder) => basename(folder)));
  const named = new Set(files.map((file) => file.split('/')[1] ?? ''));
  return [...named].every((name) => bundled.has(name)) ? [...named].flatMap((name) => ['--only', name]) : [];
}

async function synthesize(
  connect: LocalConnect,
  by: { readonly synth: WarmSynth; readonly toldAlready: readonly string[]; readonly write: Write },
): Promise<void> {
  const problem = await by.synth.run();
  if (problem === undefined) await readAgain(connect, by.toldAlready, by.write);
  else tell(connect, by.write, 'infra', withoutStack(problem));
}

async function readAgain(connect: LocalConnect, toldAlready: readonly string[], write: Write): Promise<void> {
  try {
    const { changed, needsStart } = await connect.reload();
    for (const what of changed.filter((name) => !toldAlready.includes(name))) tell(connect, write, what);
    if (needsStart.length === 0) return;
    tell(connect, write, needsStart.join(', '), 'This changes when npm start is started again.');
  } catch (error) {
    tell(connect, write, 'assembly', error instanceof Error ? error.message : String(error));
  }
}

function tell(connect: LocalConnect, write: Write, what: string, problem?: string): void {
  connect.changes.add(what, problem);
  const line = problem === undefined ? `Live: ${what}` : `${what}: ${problem}\nWhat was there before goes on.`;
  write(escapeInLines(line));
}

/** Runs a script of the kit; answers what it said where it failed. */
async function runScript(...args: readonly string[]): Promise<string | undefined> {
  return new Promise((done) => {
    execFile(process.execPath, args, (error, _, stderr) => {
      done(error === null ? undefined : withoutStack(stderr === '' ? error.message : stderr));
    });
  });
}

const MOST_LINES = 12;

function withoutStack(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/u.test(line));
  return lines.slice(0, MOST_LINES).join('\n');
}
