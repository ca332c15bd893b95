import { action, hangUp, say } from './running-chat.ts';

/** Where the branches of a block under test lead: each says its name and hangs up. */
export function ends(...names: readonly string[]) {
  return [...names.map((name) => say(name, name, 'end')), hangUp];
}

/** A block whose error branches and conditions lead to the action of the same name; it goes on to `done`. */
export function block(
  type: string,
  parameters: Readonly<Record<string, unknown>>,
  branches: {
    readonly errors?: readonly string[];
    readonly conditions?: readonly string[];
    readonly operator?: string;
  } = {},
) {
  const { conditions = [], errors = ['NoMatchingError'], operator = 'Equals' } = branches;
  return action('block', type, parameters, 'done', {
    errors: Object.fromEntries(errors.map((name) => [name, name])),
    conditions: Object.fromEntries(conditions.map((name) => [name, name])),
    operator,
  });
}

/** The way into the queue of that id. */
export function toQueue(queueId: string, hooks: Readonly<Record<string, string>> = {}) {
  return [
    action('hooks', 'UpdateContactEventHooks', { EventHooks: hooks }, 'set', { errors: { NoMatchingError: 'end' } }),
    action('set', 'UpdateContactTargetQueue', { QueueId: queueId }, 'transfer', { errors: { NoMatchingError: 'end' } }),
    action('transfer', 'TransferContactToQueue', {}, 'end', {
      errors: { QueueAtCapacity: 'full', NoMatchingError: 'failed' },
    }),
    ...ends('full', 'failed'),
  ];
}
