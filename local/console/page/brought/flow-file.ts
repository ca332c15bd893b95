import { memberOf } from '../../../chat-widget/json.ts';
import { parseJson } from '../../../json.ts';

/** Whether the text of a file is meant as a flow: Local Connect says the rest. */
export function isFlowFile(text: string): boolean {
  const value = parseJson(text.replace(/^\uFEFF/u, ''));
  return ['Actions', 'ContactFlow', 'ContactFlowModule', 'Content', 'modules'].some(
    (member) => memberOf(value, member) !== undefined,
  );
}

/** A file's name as that of the flow in it. */
export function nameOfFile(fileName: string): string {
  return fileName.replace(/\.json$/iu, '');
}
