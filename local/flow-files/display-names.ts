import { isJsonObject, type JsonObject, listOf, memberOf, textOf } from './json.ts';

/** No parameter that names a resource lies deeper (`EventHooks.CustomerRemaining` is the deepest known). */
const DEEPEST = 6;

/**
 * The names that an export gives the resources its blocks refer to, by ARN or id: the designer keeps them in
 * `Metadata.ActionMetadata`, beside each parameter (`parameters.QueueId.displayName`) or under a key of their own
 * (`contactFlow: { id, text }`, `queue: { text }`).
 */
export function displayNamesOf(content: JsonObject): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const blocks = memberOf(memberOf(content, 'Metadata'), 'ActionMetadata');
  for (const action of listOf(content, 'Actions')) {
    const id = textOf(action, 'Identifier');
    const metadata = id === undefined ? undefined : memberOf(blocks, id);
    if (!isJsonObject(metadata)) continue;
    matchNames(memberOf(action, 'Parameters'), memberOf(metadata, 'parameters'), names, DEEPEST);
    for (const entry of Object.values(metadata)) {
      const [target, name] = [textOf(entry, 'id'), textOf(entry, 'text')];
      if (target !== undefined && name !== undefined) names.set(target, name);
    }
    const [queueId, queueName] = [
      textOf(memberOf(action, 'Parameters'), 'QueueId'),
      textOf(memberOf(metadata, 'queue'), 'text'),
    ];
    if (queueId !== undefined && queueName !== undefined && !names.has(queueId)) names.set(queueId, queueName);
  }
  return names;
}

/** Parameters and their metadata have the same shape: a `displayName` names the text at its own place. */
function matchNames(parameters: unknown, metadata: unknown, names: Map<string, string>, levels: number): void {
  if (levels === 0 || !isJsonObject(parameters) || !isJsonObject(metadata)) return;
  for (const [key, value] of Object.entries(parameters)) {
    const said = memberOf(metadata, key);
    const name = textOf(said, 'displayName');
    if (typeof value === 'string' && name !== undefined) names.set(value, name);
    else matchNames(value, said, names, levels - 1);
  }
}
