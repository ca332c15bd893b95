import type { Change } from '../changes.ts';
import { flowIdOf } from '../flow-loading/index.ts';
import { isoTime } from '../iso-time.ts';
import { parseJson } from '../json.ts';
import type { ControlContext } from './control-context.ts';
import type { InstanceView } from './instance-view.ts';

/** `GET /local/instance`. */
export function getInstance(context: ControlContext): InstanceView {
  const { instance, flows, loader, functions, topics, stacks, apis, changes } = context;
  const adopted = [...instance.adopted.values()].filter(({ kind }) => kind === 'flow' || kind === 'module');
  const made = new Set(adopted.map(({ arn }) => flowIdOf(arn)));
  return {
    region: instance.region,
    accountId: instance.accountId,
    instanceId: instance.instanceId,
    instanceArn: instance.instanceArn,
    flows: flows.all.map(({ name, type, id, arn }) => {
      const isOwn = loader.toldOf(id) !== undefined;
      const standsIn = !isOwn && made.has(id);
      return { name, type, id, arn, ...(isOwn ? { own: isOwn } : {}), ...(standsIn ? { standsIn } : {}) };
    }),
    queues: instance.queues.map(({ name, id, arn }) => ({ name, id, arn })),
    functions: functions.map(({ name, arn }) => ({ name, arn })),
    topics: topics.map(({ name, arn }) => ({ name, arn })),
    apis: apis.map(({ name, url }) => ({ name, url })),
    stacks,
    changes: changes.all satisfies readonly Change[],
  };
}

/** `GET /local/dead-letters`: what was received too often, by the queue that holds it. */
export function getDeadLetters({ queues }: ControlContext) {
  return {
    queues: queues()
      .filter(({ holdsDeadLetters }) => holdsDeadLetters)
      .map(({ name, arn, messages }) => ({
        name,
        arn,
        messages: messages.map(({ messageId, body, receiveCount, sentAtMs }) => ({
          ...{ messageId, receiveCount, sentAt: isoTime(sentAtMs), body: parseJson(body) ?? body },
        })),
      })),
  };
}

/**
 * `GET /local/undelivered`: what was published to topics that no stack makes, or failed on its way from a topic or a
 * rule. Each comes with its body and its attributes; of each kind there are the newest 1000.
 */
export function getUndelivered({ undelivered }: ControlContext) {
  return {
    undelivered: undelivered().map(({ messageId, atMs, reason, message, attributes = {}, ...from }) => ({
      at: isoTime(atMs),
      ...from,
      messageId,
      reason,
      body: parseJson(message) ?? message,
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value])),
    })),
  };
}
