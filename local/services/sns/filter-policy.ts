import { compilePattern, FILTER_POLICY, PatternNotEmulated } from '../../event-patterns/index.ts';
import { isObject, type JsonObject, parseJson } from '../../json.ts';

/** An attribute of a published message. `String.Array` holds JSON text of a list. */
interface TopicMessageAttribute {
  readonly type: 'String' | 'String.Array' | 'Number' | 'Binary';
  readonly value: string;
}

export type TopicMessageAttributes = Readonly<Record<string, TopicMessageAttribute>>;

export interface FilteredMessage {
  readonly message: string;
  readonly attributes: TopicMessageAttributes;
}

/**
 * The test that a subscription's filter policy is (SNS developer guide, sns-subscription-filter-policies).
 * Throws `PatternNotEmulated` for a policy that could not be kept.
 */
export function compileFilterPolicy(
  policy: unknown,
  scope: 'MessageAttributes' | 'MessageBody',
): (message: FilteredMessage) => boolean {
  if (policy === undefined || policy === null) return () => true;
  if (!isObject(policy)) throw new PatternNotEmulated('Anything but an object', FILTER_POLICY);
  const holds = compilePattern(policy, { ...FILTER_POLICY, nests: scope === 'MessageBody' });
  if (scope === 'MessageAttributes') return ({ attributes }) => holds(attributeValues(attributes));
  return ({ message }) => {
    const body = parseJson(message);
    return isObject(body) && holds(body);
  };
}

function attributeValues(attributes: TopicMessageAttributes): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes)
      // SNS ignores binary attributes when it filters.
      .filter(([, { type }]) => type !== 'Binary')
      .map(([name, { type, value }]) => [name, type === 'String' ? value : parseJson(value)]),
  );
}
