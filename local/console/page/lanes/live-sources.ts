import { memberOf, textOf } from '../../../chat-widget/json.ts';
import type { InvocationView } from '../../../control/invocation-view.ts';
import { request } from '../api-client.ts';
import type { Instance } from '../model.ts';
import type { Sources } from './sources.ts';

/** What Local Connect itself answers a panel. */
export function liveSources(instance: Instance | undefined): Sources {
  return {
    invocation: async (requestId) => {
      const kept: InvocationView = JSON.parse(
        await request('GET', `/local/invocations/${encodeURIComponent(requestId)}`),
      );
      return kept;
    },
    parameters: async (flow, action) => {
      const id = instance?.flows.find(({ name }) => name === flow)?.id;
      if (instance === undefined || id === undefined) return undefined;
      const answer = await request('GET', `/contact-flows/${instance.instanceId}/${encodeURIComponent(id)}`);
      return parametersIn(JSON.parse(textOf(memberOf(JSON.parse(answer), 'ContactFlow'), 'Content')), action);
    },
    drawing: (flow, width) => drawFlow(flow, width),
  };
}

/** A flow's drawing as it is now. */
export async function drawFlow(flow: string, width: number): Promise<string> {
  return textOf(JSON.parse(await request('GET', `/local/flows/${encodeURIComponent(flow)}?width=${width}`)), 'drawing');
}

/** The parameters of a block in a flow's Flow language. */
export function parametersIn(content: unknown, action: string): object | undefined {
  const actions = memberOf(content, 'Actions');
  const block: unknown = Array.isArray(actions)
    ? actions.find((candidate) => textOf(candidate, 'Identifier') === action)
    : undefined;
  const parameters = memberOf(block, 'Parameters');
  return typeof parameters === 'object' && parameters !== null ? parameters : undefined;
}
