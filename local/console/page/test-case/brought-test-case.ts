import { memberOf } from '../../../chat-widget/json.ts';
import type { PlayedTestCase } from '../../../control/played-test-case.ts';
import { parseJson } from '../../../json.ts';
import type { ToldTestCase } from '../../../test-cases/tell-test-case.ts';
import { unwrapTestCase } from '../../../test-cases/unwrap-test-case.ts';
import type { Remark } from '../../../test-language/findings.ts';
import { RequestFailed, request } from '../api-client.ts';
import { nameOfFile } from '../brought/flow-file.ts';

/** A test case that somebody brought to the page. */
export interface BroughtTestCase {
  /** Its own, else that of its file. */
  readonly name: string;
  /** The text that it was read from. */
  readonly text: string;
  /** The flow that was chosen for it, by name. Default: the one that it names. */
  readonly flow: string | undefined;
  /** What it is made of, unless it would be refused. */
  readonly told: ToldTestCase | undefined;
  /** Why publishing would refuse it, or why it cannot be played here. */
  readonly problems: readonly Remark[];
}

/** Whether the text of a file is meant as a test case: Local Connect says the rest. */
export function isTestCaseFile(text: string): boolean {
  const wrapped = unwrapTestCase(text);
  if ('message' in wrapped) return memberOf(parseJson(text), 'TestCase') !== undefined;
  return memberOf(wrapped.content, 'Observations') !== undefined;
}

/** Has Local Connect read a test case: it is not played yet. */
export async function readTestCase(given: {
  readonly name: string;
  readonly text: string;
  readonly flow?: string | undefined;
}): Promise<BroughtTestCase> {
  const { text, flow } = given;
  const brought = { name: nameOfFile(given.name), text, flow };
  try {
    const told: ToldTestCase = JSON.parse(await request('POST', '/local/test-cases/read', bodyOf(brought)));
    return { ...brought, name: told.name, told, problems: [] };
  } catch (error) {
    if (!(error instanceof RequestFailed) || error.problems.length === 0) throw error;
    return { ...brought, told: undefined, problems: error.problems };
  }
}

/** Plays it in a chat of its own, and turns the clock as far as that takes. */
export async function playTestCase(testCase: BroughtTestCase): Promise<PlayedTestCase> {
  return JSON.parse(await request('POST', '/local/test-cases/play', bodyOf(testCase)));
}

function bodyOf({ name, text, flow }: Pick<BroughtTestCase, 'name' | 'text' | 'flow'>): object {
  return { content: text, fallbackName: name, ...(flow === undefined ? {} : { flow }) };
}
