import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { coverage, renderCoverage } from '../../../local/coverage.ts';
import { shapeOf } from '../../../local/verify/evidence/shape.ts';
import { Recorder, readEvidence } from '../../../local/verify/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file as it would be recorded in an account. */
function evidenceText(recordedOn: string, rows: Readonly<Record<string, boolean>>): string {
  const recorder = new Recorder();
  for (const [row, holds] of Object.entries(rows)) recorder.saw(row, holds, { idleAfterSeconds: 121 });
  return JSON.stringify(recorder.evidence({ service: 'Amazon Connect', region: 'eu-central-1', recordedOn }), null, 2);
}

const rowOf = (id: string) =>
  renderCoverage(coverage(folder))
    .split('\n')
    .find((line) => line.startsWith(`| ${id} |`));

describe('the coverage table, beside files recorded on AWS', () => {
  test('says of each row that one shows that it is verified, and when', () => {
    writeFileSync(join(folder, 'one.json'), evidenceText('2026-12-01', { T17: true }));
    expect(rowOf('T17')).toContain('; *verified on AWS* 2026-12-01 |');
    expect(rowOf('T18')).not.toContain('AWS*');
  });

  test('goes by the newest file, whatever its name', () => {
    writeFileSync(join(folder, 'b.json'), evidenceText('2026-12-01', { T17: true, P2: false }));
    writeFileSync(join(folder, 'a.json'), evidenceText('2027-01-15', { T17: false, P2: true }));
    expect(rowOf('T17')).toContain('; **otherwise on AWS** 2027-01-15 |');
    expect(rowOf('P2')).toContain('; *verified on AWS* 2027-01-15 |');
  });

  test('refuses a file that names a row which there is not', () => {
    writeFileSync(join(folder, 'a.json'), evidenceText('2026-12-01', { T99: true }));
    expect(() => coverage(folder)).toThrow('There is no row "T99" in the coverage table.');
  });
});

test('a shape keeps the names of the service, and of what people named or wrote nothing, capitals or not', () => {
  const answer = {
    $metadata: { requestId: '0a1b2c3d-1111-4222-8333-444455556666' },
    Attributes: { ORDER_ID: 'GOLD' },
    Name: 'VIP',
    Transcript: [
      {
        ContentType: 'text/plain',
        Content: 'SECRET',
        DisplayName: 'MIA',
        ParticipantRole: 'CUSTOMER',
        Type: 'MESSAGE',
      },
      { ContentType: 'My own type', AbsoluteTime: '2026-11-26T08:00:00.000Z', Count: 3 },
    ],
    LastUpdateTimestamp: new Date(0),
  };
  expect(shapeOf(answer)).toEqual({
    Attributes: 'map',
    Name: 'text',
    Transcript: [
      { ContentType: 'text/plain', Content: 'text', DisplayName: 'text', ParticipantRole: 'CUSTOMER', Type: 'MESSAGE' },
      { ContentType: 'text', AbsoluteTime: 'time', Count: 'number' },
    ],
    LastUpdateTimestamp: 'time',
  });
});

describe('what is not evidence is refused by name', () => {
  const good = evidenceText('2026-12-01', { T17: true });
  test.each([
    ['{', 'is not JSON'],
    ['{}', 'is not evidence of this version'],
    [good.replace('Amazon Connect', 'Local Connect'), 'was not recorded on Amazon Connect'],
    [good.replace('2026-12-01', 'today'), 'names no day'],
    [good.replace('eu-central-1', '0a1b2c3d-1111-4222-8333-444455556666'), 'has an id, an address or a token in it'],
    [good.replace('eu-central-1', 'arn:aws:connect'), 'has an id, an address or a token in it'],
    [good.replace('"holds": true', '"holds": "yes"'), 'has rows that cannot be read'],
  ])('%j', (text, why) => {
    expect(() => readEvidence(text, 'one.json')).toThrow(
      `one.json ${why}. Expected what npm run verify -- --record writes`,
    );
  });

  test('a row that did not hold once does not hold, however often it did', () => {
    const recorder = new Recorder();
    recorder.saw('T17', true);
    recorder.saw('T17', false);
    recorder.saw('T17', true);
    const { rows } = recorder.evidence({ service: 'Amazon Connect', region: 'x', recordedOn: '2026-12-01' });
    expect(rows).toEqual([{ row: 'T17', holds: false, seen: {} }]);
  });
});
