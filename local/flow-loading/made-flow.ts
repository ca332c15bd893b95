import { FLOW_VERSION, type FlowContent, type FlowType } from '../flow-language/index.ts';
import { isObject } from '../json.ts';

/** A flow that stands where one of another instance was not loaded: it says so and ends. */
interface MadeFlow {
  readonly type: FlowType;
  readonly content: FlowContent;
}

/** The flow types that hooks take; the others take inbound flows (administrator guide, create-contact-flow). */
const TYPES_OF_HOOKS: Readonly<Record<string, FlowType>> = {
  AgentHold: 'AGENT_HOLD',
  AgentWhisper: 'AGENT_WHISPER',
  CustomerHold: 'CUSTOMER_HOLD',
  CustomerQueue: 'CUSTOMER_QUEUE',
  CustomerWhisper: 'CUSTOMER_WHISPER',
};

/** The flow's type goes by how the flow that names it uses it: as a module, for a hook, or as what follows. */
export function makeFlow(name: string, typeNeeded: FlowType): MadeFlow {
  const last = lastBlock(typeNeeded);
  const said = typeNeeded === 'CONTACT_FLOW' ? 'The chat ends here.' : 'Nothing happens in it.';
  const Text = `Local Connect stands in for “${name}”, which was not loaded. ${said}`;
  const Transitions = { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] };
  return {
    type: typeNeeded,
    content: {
      Version: FLOW_VERSION,
      StartAction: 'Say',
      Actions: [
        { Identifier: 'Say', Type: 'MessageParticipant', Parameters: { Text }, Transitions },
        { Identifier: 'End', Type: last, Parameters: {}, Transitions: {} },
      ],
    },
  };
}

/** The type of the flow with that ARN, as the flow that names it needs it. */
export function typeNeeded(content: FlowContent, arn: string): FlowType {
  for (const { Type, Parameters = {} } of content.Actions) {
    if (Type === 'InvokeFlowModule' && Parameters.FlowModuleId === arn) return 'MODULE';
    const hooks = Type === 'UpdateContactEventHooks' && isObject(Parameters.EventHooks) ? Parameters.EventHooks : {};
    const [hook] = Object.entries(hooks).find(([, target]) => target === arn) ?? [];
    if (hook !== undefined) return TYPES_OF_HOOKS[hook] ?? 'CONTACT_FLOW';
  }
  return arn.includes('/flow-module/') ? 'MODULE' : 'CONTACT_FLOW';
}

/** A contact goes on in its queue, with its agent or in its caller; one in an inbound or disconnect flow ends. */
function lastBlock(type: FlowType): string {
  if (type === 'MODULE') return 'EndFlowModuleExecution';
  return type === 'CONTACT_FLOW' ? 'DisconnectParticipant' : 'EndFlowExecution';
}
