import { type ActionSpec, ANY_ERROR, NO_CONDITIONS, type ParameterSpec } from '../spec.ts';

const FLOW: ParameterSpec = { kind: 'RESOURCE' };
const NOT_RUN: ParameterSpec = {
  kind: 'RESOURCE',
  notEmulated: 'Local Connect runs the hooks CustomerQueue and CustomerRemaining',
};

/** Names the flow that runs at an event; `CustomerRemaining` is the console's "Set disconnect flow". */
export const updateContactEventHooks: ActionSpec = {
  type: 'UpdateContactEventHooks',
  parameters: {
    EventHooks: {
      kind: 'OBJECT',
      required: true,
      properties: {
        CustomerQueue: FLOW,
        CustomerRemaining: FLOW,
        AgentHold: NOT_RUN,
        AgentWhisper: NOT_RUN,
        CustomerHold: NOT_RUN,
        CustomerWhisper: NOT_RUN,
        DefaultAgentUI: NOT_RUN,
        DisconnectAgentUI: NOT_RUN,
        PauseContact: NOT_RUN,
        ResumeContact: NOT_RUN,
      },
    },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};
