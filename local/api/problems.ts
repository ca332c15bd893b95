/** What is wrong with a request, and where. */
export interface Problem {
  /** `SHAPE`: missing, or of the wrong type; `BOUNDS`: of the right type, and refused all the same. */
  readonly kind: 'SHAPE' | 'BOUNDS';
  /** For example `ChannelConfiguration.Chat.ParticipantTimerConfigList[0].TimerType`. */
  readonly path: string;
  /** Never holds the value itself: it may be a token or a customer's text. */
  readonly message: string;
}

/** More are counted, not listed. */
const MOST_LISTED = 20;

/** One message that names every problem. */
export function describeProblems(problems: readonly Problem[]): string {
  const listed = problems.slice(0, MOST_LISTED).map(({ path, message }) => `${path} ${message}`);
  const more = problems.length - listed.length;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count}: ${listed.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
