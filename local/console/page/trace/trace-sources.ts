import type { Trace } from '../../../control/trace.ts';
import { parametersIn } from '../lanes/live-sources.ts';
import type { Sources } from '../lanes/sources.ts';

/** What a trace itself answers a panel. */
export function traceSources({ invocations, flows }: Trace): Sources {
  return {
    invocation: async (requestId) => invocations.find((kept) => kept.requestId === requestId),
    parameters: async (flow, action) => {
      const content = flows.find(({ name }) => name === flow)?.content;
      return content === undefined ? undefined : parametersIn(content, action);
    },
    drawing: async (flow) => flows.find(({ name }) => name === flow)?.drawing,
  };
}
