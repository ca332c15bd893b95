import { escapeControls } from '../escape-controls.ts';
import type { LoadedFlow } from '../flow-loading/index.ts';

/** What there is to say of a flow that was loaded, a line each: what was inferred, adopted and stood in for. */
export function tellLoaded({ name, type, notes, adopted, stoodIn, warnings }: LoadedFlow): string {
  return [
    `${name} (${type})`,
    ...notes.map((note) => `  ${note}`),
    ...adopted.map(({ kind, name: called, arn }) => `  + ${kind} ${called}, adopted from ${arn}`),
    ...stoodIn.map(
      ({ action, type: block, takes }) => `  ◇ ${action}: ${block} is not emulated; a chat takes ${takes}`,
    ),
    ...warnings.map((warning) => `  ! ${warning}`),
  ]
    .map(escapeControls)
    .join('\n');
}
