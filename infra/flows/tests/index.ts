export { intoQueue, lambdaFunction, lexBot, openingHours } from './resources.ts';
export {
  actionCompleted,
  actionStarted,
  received,
  receivedSimilar,
  Step,
  testCompleted,
  testStarted,
} from './step.ts';
export { type TestCase, type TestCaseProps, testCase } from './test-case.ts';
