import { quoteName } from '../../../error-texts.ts';

/** A file that the page does not take. `why` ends the sentence that its name begins. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly whatToDo: string;

  constructor(
    fileName: string,
    why: string,
    whatToDo = 'Expected a flow, a test case, a trace or a chat’s transcript.',
  ) {
    super(`${quoteName(fileName)} ${why}`);
    this.whatToDo = whatToDo;
  }
}
