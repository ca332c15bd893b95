import { isObject, memberOf } from '../json.ts';
import { filledTextIn, listIn } from './members.ts';

/** No parameter that names a resource lies deeper (`EventHooks.CustomerRemaining` is the deepest known). */
const DEEPEST = 6;

/**
 * The names that an export gives the resources its blocks refer to, by ARN or id. The designer keeps them in
 * `Metadata.ActionMetadata`, beside each parameter (`parameters.QueueId.displayName`) or under a key of their own
 * (`contactFlow: { id, text }`, `queue: { text }`).
 */
export function displayNamesOf(content: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const blocks = memberOf(memberOf(content, 'Metadata'), 'ActionMetadata');
  for (const action of listIn(content, 'Actions')) {
    const id = filledTextIn(action, 'Identifier');
    const metadata = id === undefined ? undefined : memberOf(blocks, id);
    if (!isObject(metadata)) continue;
    matchNames(memberOf(action, 'Parameters'), memberOf(metadata, 'parameters'), names, DEEPEST);
    for (const entry of Object.values(metadata)) {
      const [target, name] = [filledTextIn(entry, 'id'), filledTextIn(entry, 'text')];
      if (target !== undefined && name !== undefined) names.set(target, name);
    }
    const [queueId, queueName] = [
      filledTextIn(memberOf(action, 'Parameters'), 'QueueId'),
      filledTextIn(memberOf(metadata, 'queue'), 'text'),
    ];
    if (queueId !== undefined && queueName !== undefined && !names.has(queueId)) names.set(queueId, queueName);
  }
  return names;
}

/** Parameters and their metadata have the same shape: a `displayName` names the text at its own place. */
function matchNames(parameters: unknown, metadata: unknown, names: Map<string, string>, levels: number): void {
  if (levels === 0 || !isObject(parameters) || !isObject(metadata)) return;
  for (const [key, value] of Object.entries(parameters)) {
    const said = memberOf(metadata, key);
    const name = filledTextIn(said, 'displayName');
    if (typeof value === 'string' && name !== undefined) names.set(value, name);
    else matchNames(value, said, names, levels - 1);
  }
}
