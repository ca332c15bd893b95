export { startSet } from './check-course.ts';
export { type Remark, tellRemark } from './findings.ts';
export { MOST_CHARACTERS, readTestCase } from './read-test-case.ts';
export {
  type EntryPointType,
  type ExpectedMessage,
  type FlowResource,
  type Instruction,
  type Observation,
  parametersOf,
  type Strategy,
  TEST_CASE_VERSION,
  type TestAction,
  type TestEvent,
  type UnnamedAction,
} from './test-case.ts';
export { parametersOfAction } from './write-action.ts';
