import { memberOf } from '../../../chat-widget/json.ts';

/** Whether the text of a file is meant as a flow: Local Connect says the rest. */
export function isFlowFile(text: string): boolean {
  const value = parsed(text);
  return ['Actions', 'ContactFlow', 'ContactFlowModule', 'Content', 'modules'].some(
    (member) => memberOf(value, member) !== undefined,
  );
}

/** A file's name as that of the flow in it. */
export function nameOfFile(fileName: string): string {
  return fileName.replace(/\.json$/iu, '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}
