import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { makeSample } from '../../../studies/advise/made/write-sample.ts';

const shipped = (name: string) =>
  gunzipSync(
    readFileSync(fileURLToPath(new URL(`../../../studies/sample/${name}.jsonl.gz`, import.meta.url))),
  ).toString();

test('the sample is what its maker makes: run node studies/advise/made/write-sample.ts after a change', () => {
  const { transcripts, records } = makeSample();
  expect(shipped('transcripts') === transcripts).toBe(true);
  expect(shipped('contact-records') === records).toBe(true);
});
