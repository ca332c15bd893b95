import { expect, test } from '@jest/globals';
import { namesExportedBy, namesImportedBy, sourceFiles } from './walls/imports.ts';

const files = ['functions', 'infra', 'local', 'notices', 'studies', 'test'].flatMap(sourceFiles);
const imported = new Set(files.flatMap(namesImportedBy).map(({ target, name }) => `${target} ${name}`));

/** What others outside the house import: users of the package, of the chat window, and those who write a bot. */
const FACES = ['infra/index.ts', 'local/index.ts', 'local/chat-widget/index.ts', 'functions/run-chat-bot/bots/bot.ts'];

/** Lambda, a command, a thread or a test loads it by the name of its file. */
const isLoadedByItsFile = (file: string) =>
  /^functions\/[^/]+\/handler\.ts$/.test(file) ||
  /^test\/scenarios\/[^/]+\.ts$/.test(file) ||
  file === 'test/studies/capacity/turned-time.ts' ||
  /(\.test\.ts|\.m?js)$/.test(file);

test('what nobody else imports is not exported', () => {
  const idle = files
    .filter((file) => !FACES.includes(file) && !isLoadedByItsFile(file) && !imported.has(`${file} *`))
    .flatMap((file) => namesExportedBy(file).map((name) => ({ file, name })))
    .filter(({ file, name }) => !imported.has(`${file} ${name}`));
  expect(idle.map(({ file, name }) => `${file} exports ${name}`)).toEqual([]);
});

test('the reader of names sees those that there are', () => {
  expect(namesImportedBy('local/timeline/words.ts')).toContainEqual({
    target: 'local/timeline/timer-names.ts',
    name: 'STOPPED_BY',
  });
  expect(namesImportedBy('infra/index.ts')).toContainEqual({ target: 'infra/flows/builder/index.ts', name: '*' });
  expect(namesExportedBy('infra/index.ts')).toContain('defaultSettings');
  expect(namesExportedBy('local/timeline/words.ts')).toEqual(expect.arrayContaining(['Words', 'Tone', 'wordsOf']));
});
