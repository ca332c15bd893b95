import { expect, test } from '@jest/globals';
import { received, testCase, testStarted } from '../../infra/flows/tests/index.ts';
import { readTestCase } from '../../local/test-language/index.ts';

test('the builder writes what is read again as it was meant', () => {
  const f = { actionType: 'InvokeLambdaFunction', resource: 'f' } as const;
  const steps = [
    testStarted().answer(f, { a: 'b' }, 2).fail(f, 'NoMatchingError').substitute(f, 'g'),
    received('Hi').say('yo').check('$.Channel', 'CHAT').log({ Queue: '$.Queue.Name' }).leave().end(),
  ];
  const { observations, refused } = readTestCase(testCase({ name: 'All', steps }).content, 'CHAT');
  expect(refused).toEqual([]);
  expect(
    observations.map(({ event, actions }) => ({ event, actions: actions.map(({ id, ...rest }) => rest) })),
  ).toEqual(steps.map(({ event, actions }) => ({ event, actions })));
});

test('the builder throws where the service would refuse', () => {
  expect(() => testCase({ name: 'Silent', steps: [received(' ')] })).toThrow(
    'Amazon Connect would refuse the test case "Silent":\n- Observations[0].Event.Properties: InvalidEventProblem',
  );
});
