import {
  type GivenTestCase,
  playTestCase,
  readPlayable,
  reportOf,
  type ToldTestCase,
  tellTestCase,
} from '../test-cases/index.ts';
import { type Body, onlyMembers, optionalText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';
import type { PlayedTestCase } from './played-test-case.ts';

/**
 * `POST /local/test-cases/read` with `{ content, flow?, fallbackName? }`: what a test case waits for and does, without
 * playing it. `content` is a test case, its text, or an answer of `describe-test-case`. One that publishing would
 * refuse is a 400 with its `problems`.
 */
export function postTestCaseToRead({ flows }: ControlContext, body: Body): ToldTestCase {
  return tellTestCase(readPlayable(...given(body), flows));
}

/**
 * `POST /local/test-cases/play` with the same: plays it in a chat of its own, and turns the clock as far as that takes.
 * The clock is that of all chats, so the test is stopped after 5 minutes of it, as Amazon Connect stops it.
 */
export async function postTestCaseToPlay(context: ControlContext, body: Body): Promise<PlayedTestCase> {
  const { testRunner, driver, flows } = context;
  const execution = await playTestCase(testRunner, driver, readPlayable(...given(body), flows), 'STOPS_AT_LIMIT');
  const { contactId = '' } = execution;
  return { contactId, ...reportOf(execution) };
}

function given(body: Body): [content: unknown, options: GivenTestCase] {
  onlyMembers(body, ['content', 'flow', 'fallbackName']);
  const { content } = body;
  if (content === undefined)
    throw badRequest('"content" is missing: expected a test case, as an object or as its text.');
  const [flow, fallbackName] = [optionalText(body, 'flow'), optionalText(body, 'fallbackName')];
  return [
    content,
    { ...(flow === undefined ? {} : { flow }), ...(fallbackName === undefined ? {} : { fallbackName }) },
  ];
}
