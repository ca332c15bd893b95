import { boundMessage, firstProblems, quoteName } from '../error-texts.ts';
import { escapeControls } from '../escape-controls.ts';
import { type Remark, tellRemark } from '../test-language/index.ts';

/** A test case that publishing would refuse, or that cannot be played here. */
export class InvalidTestCase extends Error {
  override readonly name = 'InvalidTestCase';
  readonly problems: readonly Remark[];

  constructor(testCase: string, problems: readonly Remark[]) {
    const lines = [
      `The test case ${quoteName(testCase)} would be refused:`,
      ...firstProblems(problems.map(tellRemark)),
    ];
    super(boundMessage(lines.map(escapeControls).join('\n  ')));
    this.problems = problems;
  }
}
