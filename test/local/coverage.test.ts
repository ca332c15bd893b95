import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OPERATIONS } from '../../local/api/model.ts';
import { type CoverageRow, coverage, renderCoverage } from '../../local/coverage.ts';
import { actionLanguage } from '../../local/flow-language/index.ts';
import { InvalidFlow, LocalConnect } from '../../local/index.ts';
import { flowOf } from '../fixtures/flow-of.ts';
import { actionOf, flowOf as flowOfAction, homeOf } from './flow-language/valid-flow.ts';
import { type TestTitle, testTitles, titlesOf } from './test-titles.ts';

const TESTS = resolve(import.meta.dirname, '..');
const rows = coverage();
const titles = testTitles(TESTS);

/** Where a row's own tests stand, when they bear its name. */
const FOLDER = { operation: 'local/api/', action: 'local/flows/', rule: 'local/' } as const;

/** A rule's tests begin with its id; an operation or action stands in a title as a word. */
function bearsNameOf({ kind, id }: CoverageRow, { file, title }: TestTitle): boolean {
  if (!file.startsWith(FOLDER[kind])) return false;
  return kind === 'rule' ? title.startsWith(`${id}:`) : new RegExp(`\\b${id}\\b`).test(title);
}

function hasTest(row: CoverageRow): boolean {
  if (!row.served) return true; // proved below, by its name
  if (row.tests === undefined) return titles.some((title) => bearsNameOf(row, title));
  return row.tests.every((wanted) => titles.some(({ title }) => title === wanted));
}

function missingTests(row: CoverageRow): readonly string[] {
  const wanted = row.tests ?? [`a title in test/${FOLDER[row.kind]} that names ${row.id}`];
  return wanted
    .filter((one) => !titles.some(({ title }) => title === one))
    .map((one) => `${row.kind} ${row.id}: ${one}`);
}

describe('the coverage table', () => {
  test.each(['UpdateContactRoutingBehavior', 'CreateWisdomSession', 'Wait', 'UpdatePreviousContactParticipantState'])(
    'says for %s that the guides disagree, and which holds',
    (type) => {
      expect(rows.find(({ id }) => id === type)?.note).toMatch(/The guides disagree: .+ the developer guide/u);
    },
  );

  test('has a test for each row', () => {
    expect(rows.filter((row) => !hasTest(row)).flatMap(missingTests)).toEqual([]);
  });

  test('has one row for each operation, action and rule, and none is served without', () => {
    const names = rows.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(names).size).toBe(names.length);
    const served = [
      ...[...OPERATIONS.keys()].map((id) => `operation ${id}`),
      ...[...actionLanguage.keys()].map((id) => `action ${id}`),
    ];
    expect(served.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('is written as local/COVERAGE.md: run npm run coverage where it is not', () => {
    expect(readFileSync(join(TESTS, '../local/COVERAGE.md'), 'utf8')).toBe(renderCoverage(rows));
  });

  test('finds titles as files write them, and those of plain tables filled in', () => {
    const source = [
      "describe('Wait', () => {",
      "  test('it\\'s over', () => {});",
      "  test.each(['a', 'b'])('takes %s', () => {});",
      "  test.each([[1], [2]])('counts to %d', () => {});",
      '  test.each<[string, number]>(rows)(',
      "    'of a list',",
    ].join('\n');
    expect(titlesOf(source)).toEqual([
      'Wait',
      "it's over",
      'takes %s',
      'counts to %d',
      'of a list',
      'takes a',
      'takes b',
    ]);
    expect(titles.map(({ title }) => title)).toContain('operation %s is refused by its name');
  });
});

describe('what is refused', () => {
  let connect: LocalConnect;
  beforeAll(async () => {
    connect = await LocalConnect.start();
  });
  afterAll(() => connect.close());

  const refused = (kind: CoverageRow['kind']) =>
    rows.filter((row) => row.kind === kind && !row.served && !row.stoodIn).map(({ id, what }) => [id, what] as const);

  // One of the service's beside those of the table, of which none is refused.
  const another = ['ListUsers', '`GET /users-summary/{InstanceId}`'] as const;
  test.each([...refused('operation'), another])('operation %s is refused by its name', async (name, request) => {
    const [method = '', path = ''] = request.replaceAll('`', '').split(' ');
    const at = path.replaceAll(/[{}]/g, '');
    const response = await fetch(new URL(at, connect.url), { method });
    expect(response.ok).toBe(false);
    const body: unknown = await response.json();
    expect(body).toEqual({ Message: expect.stringContaining(`${name} (${method} ${at}) is not emulated`) });
  });

  // One of nobody's beside those of the table, none of which is refused.
  test.each([...refused('action').map(([type]) => type), 'SetEventHook'])(
    'action %s is refused by its name',
    (type) => {
      const load = () => connect.loadFlow(flowWith(type));
      expect(load).toThrow(InvalidFlow);
      expect(load).toThrow(type);
    },
  );

  const stoodIn = rows.filter((row) => row.stoodIn).map(({ id }) => id);
  test.each(stoodIn)('action %s is stood in for, unless a strict load refuses it by its name', (type) => {
    const valid = actionOf(type);
    const flow = { name: type, type: homeOf(type), content: flowOfAction(valid) };
    expect(connect.loadFlow(flow).stoodIn).toMatchObject([{ action: 'a', type }]);
    expect(() => connect.loadFlow({ ...flow, strict: true })).toThrow(type);
  });
});

function flowWith(type: string) {
  const action = { Identifier: 'a', Type: type, Parameters: {}, Transitions: {} };
  const content = flowOf(action);
  return { name: 'Refused', type: 'CONTACT_FLOW', content } as const;
}
