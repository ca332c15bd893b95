import type { Texts } from '../settings-form.ts';
import { endFlow, type Flow, flow, message, setLogging, wait } from './builder/index.ts';

/** What a customer reads while in the queue, once a minute. */
export function chatQueue(parts: { readonly name: string; readonly texts: Texts }): Flow {
  const { name, texts } = parts;
  return flow({
    name,
    type: 'CUSTOMER_QUEUE',
    description: 'Keeps a customer in the queue informed.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'You are in the queue' }),
      'You are in the queue': message({ text: texts.queued, next: 'Wait a minute', onError: 'End' }),
      'Wait a minute': wait({ seconds: 60, onTimeExpired: 'Still in the queue', onError: 'End' }),
      'Still in the queue': message({ text: texts.stillQueued, next: 'Wait a minute', onError: 'End' }),
      End: endFlow(),
    },
  });
}
