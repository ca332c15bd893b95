import { EVENT_HOOKS } from '../hooks.ts';
import { ANY_ERROR, NO_CONDITIONS, type ParameterSpecs, type RunningAction, type ValueSpec } from '../spec.ts';

/**
 * Names the flow that runs at an event; `CustomerRemaining` is the console's "Set disconnect flow". Newer exports say
 * of whispers whether they run at all.
 */
export const updateContactEventHooks: RunningAction = {
  title: 'Set event flow',
  what: 'sets the flows for later moments',
  source: 'developer guide, contact-actions-updatecontacteventhooks',
  basis: 'documented',
  note:
    'Chats run CustomerQueue, CustomerRemaining and the whispers; hold flows take the error branch; the other ' +
    'hooks are stored and never run.',
  inChat: 'runs',
  parameters: {
    EventHooks: { kind: 'OBJECT', required: true, properties: forEachHook({ kind: 'RESOURCE', of: 'flow' }) },
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
  return Object.fromEntries(EVENT_HOOKS.map((hook) => [hook, value]));
}
