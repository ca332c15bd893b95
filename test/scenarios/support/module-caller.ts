import { compare, disconnect, flow, invokeModule, message } from '../../../infra/flows/builder/index.ts';
import type { LocalConnect } from '../../../local/index.ts';

/** Loads a flow of somebody's own that sets the timers by the module, and says how it went. */
export function loadModuleCaller(connect: LocalConnect): string {
  const module = connect.flows.find(({ name }) => name === 'Set chat timers');
  const { name, type, content } = flow({
    name: 'A flow of my own',
    type: 'CONTACT_FLOW',
    start: 'Hello',
    blocks: {
      Hello: message({ text: 'Hello!', next: 'Set chat timers' }),
      'Set chat timers': invokeModule({
        moduleArn: module?.arn ?? '',
        moduleName: 'Set chat timers',
        next: 'How did it go',
        onError: 'End',
      }),
      'How did it go': compare({
        value: '$.Attributes.chatTimersStatus',
        conditions: [
          { operand: 'SET', next: 'Timers are set' },
          { operand: 'ERROR', next: 'No timers' },
        ],
        otherwise: 'Nobody knows',
      }),
      'Timers are set': message({ text: 'The timers are set.', next: 'End' }),
      'No timers': message({ text: 'There are no timers.', next: 'End' }),
      'Nobody knows': message({ text: 'Nobody knows about the timers.', next: 'End' }),
      End: disconnect(),
    },
  });
  connect.loadFlow({ name, type, content });
  return name;
}
