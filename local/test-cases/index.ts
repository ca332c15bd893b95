export { drawReport } from './draw-report.ts';
export { Execution } from './execution.ts';
export { InvalidTestCase } from './invalid-test-case.ts';
export { type GivenTestCase, readPlayable } from './read-playable.ts';
export { countsOf, type ExecutionRecord, recordsOf } from './records.ts';
export { type ObservationReport, reportOf, type TestCaseReport } from './report.ts';
export { Simulations } from './simulations.ts';
export { TestRunner } from './test-runner.ts';
export { type RefusedTestCase, writeJunit } from './write-junit.ts';
