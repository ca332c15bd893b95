import { drawReport } from './draw-report.ts';
import type { TestCaseReport } from './report-types.ts';

/** A test case that was refused before it could be played. */
export interface RefusedTestCase {
  readonly name: string;
  readonly refused: string;
}

/** What came of test cases, as the XML that CI systems read. */
export function writeJunit(results: readonly (TestCaseReport | RefusedTestCase)[]): string {
  const failed = results.filter((result) => 'refused' in result || result.status !== 'PASSED').length;
  const cases = results.map((result) => ('refused' in result ? refusedCase(result) : playedCase(result)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="test cases" tests="${results.length}" failures="${failed}">`,
    ...cases,
    '</testsuite>',
    '',
  ].join('\n');
}

function playedCase(report: TestCaseReport): string {
  const start = `  <testcase classname="${escaped(report.flow)}" name="${escaped(report.name)}" time="${report.seconds}"`;
  if (report.status === 'PASSED') return `${start} />`;
  const why = escaped(report.failureReasons.join(', '));
  return `${start}>\n    <failure message="${why}">${escaped(drawReport(report))}</failure>\n  </testcase>`;
}

function refusedCase({ name, refused }: RefusedTestCase): string {
  const start = `  <testcase classname="refused" name="${escaped(name)}" time="0">`;
  return `${start}\n    <failure message="refused">${escaped(refused)}</failure>\n  </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to write most control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"]/gu, (character) => ENTITIES[character] ?? character)
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '�');
}
