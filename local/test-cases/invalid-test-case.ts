import { escapeControls } from '../escape-controls.ts';
import { type Remark, tellRemark } from '../test-language/index.ts';

/** A test case that publishing would refuse, or that cannot be played here. */
export class InvalidTestCase extends Error {
  override readonly name = 'InvalidTestCase';
  readonly problems: readonly Remark[];

  constructor(testCase: string, problems: readonly Remark[]) {
    const lines = [`The test case "${testCase}" would be refused:`, ...problems.map(tellRemark)];
    super(lines.map(escapeControls).join('\n  '));
    this.problems = problems;
  }
}
