import { firstProblems } from '../error-texts.ts';

/** What is wrong with a request, and where. */
export interface Problem {
  /** `SHAPE`: missing, or of the wrong type; `BOUNDS`: of the right type, and refused all the same. */
  readonly kind: 'SHAPE' | 'BOUNDS';
  /** For example `ChannelConfiguration.Chat.ParticipantTimerConfigList[0].TimerType`. */
  readonly path: string;
  /** Never holds the value itself: it may be a token or a customer's text. */
  readonly message: string;
}

/** One message that names every problem. */
export function describeProblems(problems: readonly Problem[]): string {
  const listed = firstProblems(problems.map(({ path, message }) => `${path} ${message}`));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count}: ${listed.join('; ')}.`;
}
