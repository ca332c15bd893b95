import { type ActionSpec, ANY_ERROR, NO_CONDITIONS, type ParameterSpecs, type ValueSpec } from '../spec.ts';

const HOOKS = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
] as const;

/**
 * Names the flow that runs at an event; `CustomerRemaining` is the console's "Set disconnect flow". Newer exports say
 * of whispers whether they run at all.
 */
export const updateContactEventHooks: ActionSpec = {
  type: 'UpdateContactEventHooks',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, contact-actions-updatecontacteventhooks',
  note: 'Chats run CustomerQueue, CustomerRemaining and the whispers; hold flows take the error branch; the other hooks are stored and never run.',
  parameters: {
    EventHooks: { kind: 'OBJECT', required: true, properties: forEachHook({ kind: 'RESOURCE' }) },
    EventHooksConfiguration: {
      kind: 'OBJECT',
      properties: forEachHook({ kind: 'OBJECT', properties: { DisableExecution: { kind: 'FLAG', required: true } } }),
    },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: 'ALL',
};

function forEachHook(value: ValueSpec): ParameterSpecs {
  return Object.fromEntries(HOOKS.map((hook) => [hook, value]));
}
