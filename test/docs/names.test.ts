import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isExpression, wrongExpressions } from './expressions.ts';
import { FOREIGN } from './foreign-names.ts';
import { PAGES, readPage } from './pages.ts';
import { code, localRequests, npmCommands, options, packageEntries, paths, wordsOf } from './sources.ts';

const existing = paths();
const sources = code(existing);
const spoken = new Set(wordsOf(sources));
const entries = packageEntries();
const commands = npmCommands();
const ownOptions = options(existing);
const requests = localRequests();
const isForeign = (name: string) => FOREIGN.some(({ names }) => names.includes(name));

describe.each(PAGES)('%s', (file) => {
  const { names, fences } = readPage(file);
  const ours = names.filter((name) => !isForeign(name) && !isQuoted(name));
  const examples = new Set(
    fences.filter(({ language }) => language.startsWith('ts')).flatMap(({ code }) => wordsOf(code)),
  );
  const shell = fences.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.split('\n'));

  test('npm scripts and options exist', () => {
    expect([...ours, ...shell].flatMap(wrongInCommand)).toEqual([]);
  });

  test('files and folders in inline code exist', () => {
    expect(ours.filter(isPath).filter((path) => !exists(file, path))).toEqual([]);
  });

  test('requests in inline code are served', () => {
    expect(ours.filter((name) => /^[A-Z]+ \/local\//.test(name) && !isServed(name))).toEqual([]);
  });

  test('words in inline code are words of the code', () => {
    const plain = ours.filter(
      (name) => !isCommand(name) && !isPath(name) && !isExpression(name) && !exists(file, name),
    );
    const unspoken = plain.flatMap((name) => wordsOf(name).map((word) => ({ name, word })));
    expect(unspoken.filter(({ word }) => !isSpoken(word) && !examples.has(word))).toEqual([]);
  });
});

test('expressions in inline code compile', () => {
  const expressions = PAGES.flatMap((file) => readPage(file).names).filter((name) => isExpression(name));
  const ours = [...new Set(expressions)].filter((name) => !isForeign(name) && !isQuoted(name) && !isPath(name));
  expect(ours.length).toBeGreaterThan(30);
  expect(wrongExpressions(ours)).toEqual([]);
});

test('an expression that does not compile is named', () => {
  const [problem] = wrongExpressions([
    'setChatTimers.associateWith({ instanceArn })',
    'setChatTimers.associateWith(instanceArn)',
  ]);
  expect(problem).toMatch(/^setChatTimers\.associateWith\(instanceArn\): .*not assignable/);
});

test('docs/local-connect.md lists every request under /local', () => {
  const listed = readPage('docs/local-connect.md').names.join('\n');
  const actions = ['accept', 'join', 'leave', 'messages', 'transfer', 'monitor'];
  const segments = requests.map((request) => request.replace(/\/\{\}\/\{\}$/, '').split('/{}')[0] ?? '');
  expect(segments.filter((request) => !listed.includes(request))).toEqual([]);
  expect(actions.filter((action) => !listed.includes(`/${action}`))).toEqual([]);
});

test('every foreign name is still on a page', () => {
  const written = new Set(PAGES.flatMap((file) => readPage(file).names));
  expect(FOREIGN.flatMap(({ names }) => names).filter((name) => !written.has(name))).toEqual([]);
});

function isCommand(name: string): boolean {
  return /^(npm|npx|node|cdk|git) /.test(name);
}

function wrongInCommand(line: string): readonly string[] {
  const scripts = [...line.matchAll(/\bnpm (run )?((?:--\S+ )*)([\w:-]+)/g)]
    .map(([, run = '', , name]) => `${run}${name}`)
    .filter((command) => !commands.has(command));
  const [, passed = ''] = /\bnpm (?:run|start).* -- (.*)/.exec(line) ?? [line, line.startsWith('--') ? line : ''];
  const unknown = [...passed.matchAll(/(?<!\S)--([\w-]+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !ownOptions.has(name));
  return [...scripts.map((command) => `npm ${command}`), ...unknown.map((name) => `--${name}`)];
}

/** With a slash, or the ending of a file. */
function isPath(name: string): boolean {
  return /^[\w.*-]+(\/[\w.*-]+)*\/?$/.test(name) && /\/|\.(ts|tsx|json|md|mjs)$/.test(name);
}

/** From the top, beside the page, or, as tables write them, the end of a longer path. */
function exists(page: string, path: string): boolean {
  if (entries.includes(path)) return true;
  const bare = path.replace(/\/$/, '');
  if (existing.has(bare) || existing.has(normalize(join(dirname(page), bare)))) return true;
  if (!/^[\w.*/-]+$/.test(bare)) return false;
  const ending = new RegExp(`(^|/)${bare.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return [...existing].some((known) => ending.test(known));
}

function isServed(name: string): boolean {
  const [method, target = ''] = name.split(' ');
  const [path = ''] = target.split('?');
  return requests.some((request) => {
    const [served, pattern = ''] = request.split(' ');
    return served === method && new RegExp(`^${pattern.replaceAll('{}', '[^/]+')}$`).test(path);
  });
}

/** A string of the code as it stands: a media type, a host's name. Headers are in small letters there. */
function isQuoted(name: string): boolean {
  return [name, name.toLowerCase()].some((text) => sources.includes(`'${text}'`));
}

/**
 * One letter says nothing. An `errorCode` is the error's name in capitals: INVALID_PARAMETERS for InvalidParameters.
 */
function isSpoken(word: string): boolean {
  const inCapitals = word.toLowerCase().replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
  return !/\p{L}{2}/u.test(word) || spoken.has(word) || (/^[A-Z_]+$/.test(word) && spoken.has(inCapitals));
}
