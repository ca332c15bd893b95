import { useMemo, useState } from 'preact/hooks';
import type { TakeFile } from '../dropped/drop-zone.tsx';
import { type BroughtFlow, bringFlow } from './brought-flow.ts';
import { isFlowFile } from './flow-file.ts';

/** The flow that was brought last, and what takes the files of others. */
export function useBrought() {
  const [flow, setFlow] = useState<BroughtFlow>();
  const takers = useMemo<readonly TakeFile[]>(
    () => [
      async (fileName, text) => {
        if (!isFlowFile(text)) return false;
        setFlow(await bringFlow(fileName, text));
        return true;
      },
    ],
    [],
  );
  return { flow, setFlow, takers, close: () => setFlow(undefined) };
}
