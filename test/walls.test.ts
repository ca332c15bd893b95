import { describe, expect, test } from '@jest/globals';
import { betweenRooms, findCircles } from './walls/find-circles.ts';
import { importsOf, readSource, sourceFiles } from './walls/imports.ts';

function trespasses(folder: string, isForbidden: (target: string, from: string) => boolean): readonly string[] {
  return sourceFiles(folder)
    .flatMap(importsOf)
    .filter(({ target, from }) => isForbidden(target, from))
    .map(({ from, target }) => `${from} imports ${target}`);
}

const isIn = (target: string, ...folders: readonly string[]) =>
  folders.some((folder) => target.startsWith(`${folder}/`));

const SOURCES = ['functions', 'infra', 'local', 'notices', 'studies', 'test'];

describe('the walls of the house', () => {
  test('the reader of imports sees the imports that there are', () => {
    expect(sourceFiles('local').length).toBeGreaterThan(40);
    expect(importsOf('local/parts/chat.ts').map(({ target }) => target)).toContain('local/clock/work.ts');
  });

  test('functions/ imports neither infra/ nor local/', () => {
    expect(trespasses('functions', (target) => isIn(target, 'infra', 'local'))).toEqual([]);
  });

  test('a function imports itself and functions/shared/, never another function', () => {
    const own = (from: string) => from.split('/').slice(0, 2).join('/');
    const isForbidden = (target: string, from: string) =>
      isIn(target, 'functions') && !isIn(target, own(from), 'functions/shared');
    expect(trespasses('functions', isForbidden)).toEqual([]);
  });

  test.each([
    ['lambda', []],
    ['aws', ['lambda']],
    ['flow', ['lambda', 'aws']],
    ['timers', ['lambda', 'aws']],
    ['bots', ['lambda', 'aws']],
  ])('functions/shared/%s/ imports itself and the floors below it, which are %j', (room, below) => {
    const allowed = [room, ...below].map((name) => `functions/shared/${name}`);
    expect(
      trespasses(`functions/shared/${room}`, (target) => isIn(target, 'functions') && !isIn(target, ...allowed)),
    ).toEqual([]);
  });

  test('local/ imports neither functions/ nor infra/', () => {
    expect(trespasses('local', (target) => isIn(target, 'functions', 'infra'))).toEqual([]);
  });

  test('local/test-language/ imports itself and local/flow-language/', () => {
    const isForbidden = (target: string) => !isIn(target, 'local/test-language', 'local/flow-language');
    expect(trespasses('local/test-language', isForbidden)).toEqual([]);
  });

  test.each(['local/engine', 'local/flow-language'])('%s/ imports nothing but itself', (folder) => {
    expect(trespasses(folder, (target) => !isIn(target, folder))).toEqual([]);
  });

  test('the chat window is a folder to copy: it imports nothing of the house but itself', () => {
    expect(
      trespasses('local/chat-widget', (target) => isIn(target, ...SOURCES) && !isIn(target, 'local/chat-widget')),
    ).toEqual([]);
  });

  test('infra/ imports local/flow-language/, local/test-language/ and nothing else of local/ or of functions/', () => {
    const isForbidden = (target: string) =>
      isIn(target, 'local', 'functions') && !isIn(target, 'local/flow-language', 'local/test-language');
    // The kit's own app asks which bots there are, for a misspelt one in the settings to be refused.
    expect(trespasses('infra', isForbidden)).toEqual(['infra/app.ts imports functions/run-chat-bot/bots/index.ts']);
  });

  test('studies/ imports the engine, the quotas, and what the functions decide by, and nothing else of the house', () => {
    const isAllowed = (target: string, from: string) =>
      isIn(target, 'studies', 'local/engine') ||
      /^local\/api\/.*quotas?\b/.test(target) ||
      /^functions\/.*\/plan-[^/]*\.ts$/.test(target) ||
      ['functions/shared/timers/chat-timers.ts', 'functions/retry-chat-timers/is-late.ts'].includes(target) ||
      target === 'functions/shared/flow/did-you-mean.ts' ||
      // The commands of the house read their options in one way.
      (isIn(from, 'studies/cli') && ['local/cli/read-options.ts', 'local/cli/refuse.ts'].includes(target));
    const isForbidden = (target: string, from: string) =>
      isIn(target, ...SOURCES, 'node_modules') && !isAllowed(target, from);
    expect(trespasses('studies', isForbidden)).toEqual([]);
  });

  test.each(['functions', 'infra', 'local'])('%s/ does not import studies/', (folder) => {
    expect(trespasses(folder, (target) => isIn(target, 'studies'))).toEqual([]);
  });

  test('notices/, which both builds use, imports nothing of the house', () => {
    expect(trespasses('notices', (target) => isIn(target, ...SOURCES) && !isIn(target, 'notices'))).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    const circles = findCircles(SOURCES.flatMap(sourceFiles).flatMap(importsOf));
    expect(circles).toEqual([]);
  });

  test('no rooms import each other in a circle', () => {
    expect(findCircles(betweenRooms(SOURCES.flatMap(sourceFiles).flatMap(importsOf)))).toEqual([]);
  });

  test('only the two clocks read the machine’s time or set a timer on it', () => {
    // A worker's bootstrap puts the chat clock in place of its Date.
    const clocks = ['local/clock/transport-clock.ts', 'local/lambda/worker.ts', 'functions/shared/lambda/clock.ts'];
    const readsTime = /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bperformance\.now\(|node:timers/;
    const offenders = ['local', 'functions', 'studies']
      .flatMap(sourceFiles)
      .filter((file) => !clocks.includes(file))
      // The page is a program of the browser, with the browser's time.
      .filter((file) => !isIn(file, 'local/console/page', 'local/chat-widget'))
      .filter((file) => readsTime.test(withoutComments(readSource(file))));
    expect(offenders).toEqual([]);
  });

  test('comments keep within 120 columns', () => {
    const wide = SOURCES.flatMap(sourceFiles).flatMap((file) =>
      readSource(file)
        .split('\n')
        .filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line) && line.length > 120)
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(wide).toEqual([]);
  });

  test('a test makes its flows with flowOf and END', () => {
    // The text of a program that runs elsewhere cannot import them.
    const own = ['test/fixtures/flow-of.ts', 'test/package.test.ts', 'test/walls.test.ts'];
    const byHand = /^\s*Version: '2019-10-30',$|Identifier: 'End', Type: 'DisconnectParticipant'/m;
    const offenders = sourceFiles('test').filter((file) => !own.includes(file) && byHand.test(readSource(file)));
    expect(offenders).toEqual([]);
  });

  test('no file passes 300 lines', () => {
    const long = SOURCES.flatMap(sourceFiles).filter((file) => readSource(file).split('\n').length > 301);
    expect(long).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
