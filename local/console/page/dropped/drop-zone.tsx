import './drop-zone.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Trace } from '../../../control/trace.ts';
import { jsonProblemOf } from '../../../json-problem.ts';
import { NOT_A_TEXT, textOfBytes } from '../../../text-of-bytes.ts';
import type { Report } from '../problems.tsx';
import { TraceView } from '../trace/trace-view.tsx';
import { FileRefused } from './file-refused.ts';
import { readDropped } from './read-dropped.ts';

const NOT_READ = 'The file was not read';
const MOST_BYTES = 64 * 1024 * 1024;

/** Takes a file that this page knows; false for what is not of its kind. */
export type TakeFile = (name: string, text: string) => Promise<boolean>;

const NONE: readonly TakeFile[] = [];

/** Takes files that are dropped anywhere on the page: a trace or a transcript is drawn over it. `others` come after. */
export function useDropped(report: Report, others: readonly TakeFile[] = NONE) {
  const [trace, setTrace] = useState<Trace>();
  const [isOver, setOver] = useState(false);

  const take = useCallback(
    async (file: File): Promise<void> => {
      try {
        const text = await textOf(file);
        const read = readDropped(text);
        if (read !== undefined && 'trace' in read) setTrace(read.trace);
        else if (read !== undefined) throw new FileRefused(file.name, `is not taken. ${read.problem}`);
        else if (!(await takenBy(others, file.name, text))) throw new FileRefused(file.name, whyUnknown(text));
        report.succeeded(NOT_READ);
      } catch (error) {
        report.failed(NOT_READ, error);
      }
    },
    [report, others],
  );

  useEffect(() => {
    return listen(setOver, (file) => void take(file));
  }, [take]);

  return { trace, isOver, take, close: () => setTrace(undefined) };
}

async function textOf(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new FileRefused(file.name, 'has more than 64 MB.');
  const text = textOfBytes(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) throw new FileRefused(file.name, `is ${NOT_A_TEXT}.`);
  return text;
}

/** What is meant as JSON is told where it breaks off. */
function whyUnknown(text: string): string {
  const problem = /^\s*[[{]/u.test(text) ? jsonProblemOf(text) : undefined;
  return problem === undefined ? 'is nothing that this page knows.' : `is not JSON: ${problem}.`;
}

async function takenBy(others: readonly TakeFile[], name: string, text: string): Promise<boolean> {
  for (const take of others) if (await take(name, text)) return true;
  return false;
}

/** Listens to the whole page; answers how to stop. */
function listen(setOver: (isOver: boolean) => void, take: (file: File) => void): () => void {
  const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;
  const onOver = (event: DragEvent): void => {
    if (!hasFile(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (!hasFile(event)) return;
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) take(file);
  };
  window.addEventListener('dragover', onOver);
  window.addEventListener('dragleave', onLeave);
  window.addEventListener('drop', onDrop);
  return () => {
    window.removeEventListener('dragover', onOver);
    window.removeEventListener('dragleave', onLeave);
    window.removeEventListener('drop', onDrop);
  };
}

/** Says, while a file is held over the page, what can be done with it. */
export function DropHint() {
  return (
    <div class="drop-hint" aria-hidden="true">
      <p>Drop it: a flow is loaded, a test case can be run, a trace or a transcript is drawn.</p>
    </div>
  );
}

/** The chat of a dropped file, over the page. */
export function DroppedTrace({ trace, close }: { readonly trace: Trace; readonly close: () => void }) {
  return (
    <TraceView trace={trace}>
      <button type="button" class="primary" onClick={close}>
        Back to Local Connect
      </button>
    </TraceView>
  );
}
