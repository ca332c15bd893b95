/** A file that holds no flow. The message says what it holds, and what to give instead. */
export class InvalidFlowFile extends Error {
  override readonly name = 'InvalidFlowFile';
}
