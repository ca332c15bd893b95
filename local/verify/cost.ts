/** Most of what is priced of a run. */
interface Use {
  /** Of customers, flows and bots alike. */
  readonly messages: number;
  readonly invocations: number;
}

/** Of the chat that each check begins, with a bot that says twice what the shipped one does. */
const MOST_OF_CHATS: Readonly<Record<string, Use>> = {
  'custom-participant': { messages: 4, invocations: 2 },
  transcript: { messages: 4, invocations: 2 },
  chat: { messages: 16, invocations: 20 },
  welcome: { messages: 8, invocations: 10 },
  past: { messages: 4, invocations: 2 },
};
const MOST_OF_TEST_CASE: Use = { messages: 6, invocations: 6 };

/**
 * US dollars for a chat message that is sent or received: Amazon Connect pricing, by a transcription of that page of
 * 2026-10-07. It may vary by Region.
 */
const MESSAGE_DOLLARS = 0.01;
/** AWS Lambda pricing, us-east-1, x86, by a transcription of 2026-05-05. The kit's functions run on Arm, for less. */
const REQUEST_DOLLARS = 0.2 / 1_000_000;
const GB_SECOND_DOLLARS = 0.000_016_666_7;
/** The most memory and the longest timeout of the kit's functions. */
export const MOST_MEMORY_MB = 512;
export const MOST_SECONDS = 60;

/** What a run uses at most, only of its checks, which go by their ids. */
export function mostOf(
  checks: readonly string[],
  { testCases, entersQueue }: { readonly testCases: number; readonly entersQueue: boolean },
): Use {
  const chats = Object.entries(MOST_OF_CHATS).flatMap(([id, use]) =>
    checks.includes(id) && (id !== 'welcome' || entersQueue) ? [use] : [],
  );
  const executions = checks.includes('test-cases-begin') ? testCases : 0;
  const sum = (of: (use: Use) => number) =>
    chats.reduce((sofar, use) => sofar + of(use), executions * of(MOST_OF_TEST_CASE));
  return { messages: sum(({ messages }) => messages), invocations: sum(({ invocations }) => invocations) };
}

/** What that costs at most, line by line. */
export function tellCost({ messages, invocations }: Use): string {
  const ofMessages = messages * MESSAGE_DOLLARS;
  const gbSeconds = (MOST_MEMORY_MB / 1024) * MOST_SECONDS;
  const ofFunctions = invocations * (REQUEST_DOLLARS + gbSeconds * GB_SECOND_DOLLARS);
  return [
    `  ${dollars(ofMessages)}  ${messages} chat messages, $${MESSAGE_DOLLARS.toFixed(3)} each: aws.amazon.com/connect/pricing`,
    `  ${dollars(ofFunctions)}  ${invocations} invocations of functions, each to its timeout: aws.amazon.com/lambda/pricing`,
    `  ${dollars(ofMessages + ofFunctions)}  in all`,
    '  Besides, by use: Amazon SNS and Amazon SQS for what is streamed, CloudWatch for logs.',
  ].join('\n');
}

const dollars = (amount: number) => `$${(Math.ceil(amount * 100 - 1e-9) / 100).toFixed(2)}`;
