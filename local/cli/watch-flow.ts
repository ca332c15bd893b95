import { unwatchFile, watchFile } from 'node:fs';
import { escapeControls, escapeInLines } from '../escape-controls.ts';
import { InvalidFlow, InvalidFlowFile, type LocalConnect } from '../index.ts';
import { type FlowOption, flowOfFile } from './flow-options.ts';
import { tellLoaded } from './tell-loaded.ts';

/** Editors put a new file in the place of the old one: its path is looked at again and again. */
const LOOK_EVERY_MS = 250;

/** Loads the flow of a file again whenever that changes, and chats go on. Answers what ends it. */
export function watchFlow(connect: LocalConnect, option: FlowOption, id: string, write: (line: string) => void) {
  const { file } = option;
  const reload = () => {
    try {
      const loaded = connect.loadFlow({ ...flowOfFile(option), id });
      connect.changes.add(`flow ${loaded.name}`);
      write(`Loaded again: ${tellLoaded(loaded)}`);
    } catch (error) {
      const problem = tellProblem(file, error);
      connect.changes.add(file, problem);
      write(`${escapeInLines(problem)}\nThe flow as it was before goes on.`);
    }
  };
  watchFile(file, { interval: LOOK_EVERY_MS }, reload);
  return () => unwatchFile(file, reload);
}

/** What is wrong with a flow's file, for a person. A fault of ours is thrown on. */
export function tellProblem(file: string, error: unknown): string {
  if (error instanceof InvalidFlow || error instanceof InvalidFlowFile) return error.message;
  const { code } = Object(error);
  const name = escapeControls(file);
  if (code === 'ENOENT') return `${name}: there is no such file.`;
  if (code === 'EISDIR') return `${name} is a folder; give the file of a flow.`;
  if (code === 'EACCES') return `${name} may not be read.`;
  throw error;
}
