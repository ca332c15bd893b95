import { useMemo, useState } from 'preact/hooks';
import type { TakeFile } from '../dropped/drop-zone.tsx';
import { type BroughtTestCase, isTestCaseFile, readTestCase } from '../test-case/brought-test-case.ts';
import { type BroughtFlow, bringFlow } from './brought-flow.ts';
import { isFlowFile } from './flow-file.ts';

/** What was brought to the page last: it stands in the place of the chat. */
export type BroughtThing =
  | { readonly flow: BroughtFlow; readonly testCase?: undefined }
  | { readonly testCase: BroughtTestCase; readonly flow?: undefined };

/** What was brought last, and what takes the files of flows and test cases. */
export function useBrought() {
  const [brought, setBrought] = useState<BroughtThing>();
  const takers = useMemo<readonly TakeFile[]>(
    () => [
      async (name, text) => {
        if (!isTestCaseFile(text)) return false;
        setBrought({ testCase: await readTestCase({ name, text }) });
        return true;
      },
      async (fileName, text) => {
        if (!isFlowFile(text)) return false;
        setBrought({ flow: await bringFlow(fileName, text) });
        return true;
      },
    ],
    [],
  );
  return {
    brought,
    takers,
    setFlow: (flow: BroughtFlow) => setBrought({ flow }),
    setTestCase: (testCase: BroughtTestCase) => setBrought({ testCase }),
    close: () => setBrought(undefined),
  };
}
