import { expect, test } from '@jest/globals';
import { importsOf, readSource, sourceFiles } from './walls/imports.ts';

const files = ['functions', 'infra', 'local', 'notices', 'studies'].flatMap(sourceFiles);
const imported = new Set(files.flatMap(importsOf).map(({ target }) => target));
const commands = `${readSource('package.json')}${readSource('cdk.json')}`;

/** A script, the bundler, a browser or a thread begins with it, or it is what a room shows to others. */
const isBeginning = (file: string) =>
  commands.includes(` ${file}`) ||
  /^functions\/[^/]+\/handler\.ts$/.test(file) ||
  /^local\/console\/page\/(trace\/)?main\.tsx$/.test(file) ||
  ['local/lambda/worker.ts', 'studies/advise/gather/worker.ts', 'infra/warm-synth.ts'].includes(file) ||
  // Makes the sample that the pages read.
  file === 'studies/advise/made/write-sample.ts' ||
  /(\/index\.ts|\.d\.ts)$/.test(file);

test('no file waits to be used: a new block, operation or bot is in its list', () => {
  expect(files.filter((file) => !imported.has(file) && !isBeginning(file))).toEqual([]);
});
