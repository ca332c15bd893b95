export { startSet } from './check-course.ts';
export { type Remark, tellRemark } from './findings.ts';
export { parametersOf } from './read-resource.ts';
export { MOST_CHARACTERS, type ReadTestCase, readTestCase } from './read-test-case.ts';
export {
  type Assertion,
  type EntryPointType,
  type ExpectedMessage,
  type FlowResource,
  type Instruction,
  type Matching,
  type Observation,
  type ObservedActionType,
  type Strategy,
  TEST_CASE_VERSION,
  type TestAction,
  type TestEvent,
} from './test-case.ts';
