import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages.ts';

/** Every file of the repository, and every folder, by its path from the top. */
export function paths(): ReadonlySet<string> {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = listed.trim().split('\n');
  return new Set(
    files.flatMap((file) => file.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))),
  );
}

/** The code, its comments left out, and the API's model: what the names in the pages have to occur in. */
export function code(files: Iterable<string>): string {
  return [...files]
    .filter((file) =>
      /^(functions|infra|local|studies|events|test\/scenarios|package\.json)\b.*\.(ts|tsx|json)$/.test(file),
    )
    .map((file) => withoutComments(read(file)))
    .join('\n');
}

export function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{N}_$]+/gu)].map(([word]) => word);
}

/** What others import: `connect-chat-kit`, `connect-chat-kit/local`. */
export function packageEntries(): readonly string[] {
  const { name, exports }: { readonly name: string; readonly exports: object } = JSON.parse(read('package.json'));
  return Object.keys(exports).map((entry) => `${name}${entry.slice(1)}`);
}

/** The scripts of the package, and npm's own commands that the pages use. */
export function npmCommands(): ReadonlySet<string> {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
  return new Set([
    ...Object.keys(scripts).map((name) => `run ${name}`),
    'start',
    'test',
    'cit',
    'ci',
    'pack',
    'install',
    'version',
    'publish',
  ]);
}

/** The requests under `/local`, as the server's table has them: `POST /local/agents/{}/{}`. */
export function localRequests(): readonly string[] {
  return [...read('local/control/control-handler.ts').matchAll(/'((?:GET|POST|DELETE) \/local\/[^']*)':/g)].map(
    ([, request = '']) => request,
  );
}

/** The options of the commands. */
export function options(files: Iterable<string>): ReadonlySet<string> {
  const commands = [...files]
    .filter((file) => /^((local|studies)\/cli\/.*|test\/endure\/endure)\.ts$/.test(file))
    .map(read);
  return new Set(
    commands.flatMap((code) => [...code.matchAll(/^\s+'?([\w-]+)'?: \{\s+type: '/gm)].map(([, name = '']) => name)),
  );
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
