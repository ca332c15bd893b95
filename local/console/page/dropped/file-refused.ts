import { quoteName } from '../../../error-texts.ts';

/** A file that the page does not take. `why` ends the sentence that its name begins. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly whatToDo = 'Expected a flow, a test case, a trace or a chat’s transcript.';

  constructor(fileName: string, why: string) {
    super(`${quoteName(fileName)} ${why}`);
  }
}
