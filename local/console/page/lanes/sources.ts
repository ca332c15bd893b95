import { useEffect, useState } from 'preact/hooks';
import type { InvocationView } from '../../../control/invocation-view.ts';

/** Where a panel gets what a timeline leaves out: from Local Connect, or from the file that was taken along. */
export interface Sources {
  /** `undefined` where it is not kept any more. */
  readonly invocation: (requestId: string) => Promise<InvocationView | undefined>;
  /** The parameters of a flow's block. `undefined` where flow or block are not there. */
  readonly parameters: (flow: string, action: string) => Promise<object | undefined>;
  /** A flow's drawing as SVG, no wider than that where it can still be chosen. `undefined` for no such flow. */
  readonly drawing: (flow: string, width: number) => Promise<string | undefined>;
}

/** What came of a question: `ASKED` until there is an answer. */
type Found<Value> = Value | undefined | 'ASKED';

/** Asks when `key` is another one. Without a key nothing is asked, and nothing found. */
export function useFound<Value>(key: string | undefined, ask: () => Promise<Value | undefined>): Found<Value> {
  const [found, setFound] = useState<{ readonly key: string | undefined; readonly value: Found<Value> }>({
    key: undefined,
    value: undefined,
  });
  useEffect(() => {
    if (key === undefined) return undefined;
    let isWanted = true;
    ask().then(
      (value) => isWanted && setFound({ key, value }),
      () => isWanted && setFound({ key, value: undefined }),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  if (key === undefined) return undefined;
  return found.key === key ? found.value : 'ASKED';
}
