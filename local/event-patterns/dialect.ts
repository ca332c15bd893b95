import { cutText } from '../error-texts.ts';

/** What patterns of one service may hold. */
export interface Dialect {
  /** For messages, such as `an event pattern`. */
  readonly name: string;
  /** Whether a key may stand for an object, with keys of its own. */
  readonly nests: boolean;
  readonly operators: readonly string[];
}

const OF_BOTH = ['prefix', 'suffix', 'equals-ignore-case', 'anything-but', 'exists', 'numeric', 'cidr'] as const;

/** EventBridge user guide, eb-create-pattern-operators. */
export const EVENT_PATTERN: Dialect = {
  name: 'an event pattern',
  nests: true,
  operators: [...OF_BOTH, 'wildcard'],
};

/** SNS developer guide, sns-subscription-filter-policies. */
export const FILTER_POLICY: Omit<Dialect, 'nests'> = { name: 'a filter policy', operators: OF_BOTH };

/** A pattern that cannot be kept here; found when the pattern is made, not when an event is lost. */
export class PatternNotEmulated extends Error {
  override readonly name = 'PatternNotEmulated';

  constructor(what: string, { name, operators }: Pick<Dialect, 'name' | 'operators'>) {
    super(
      `${cutText(what, 200)} in ${name} is not emulated. Emulated are exact values, ${operators.join(', ')} and $or.`,
    );
  }
}
