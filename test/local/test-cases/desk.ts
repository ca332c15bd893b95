import {
  action,
  compare,
  disconnect,
  flow,
  invokeFunction,
  message,
  setAttributes,
  setQueue,
  transferToQueue,
  waitForCustomer,
} from '../../../infra/flows/builder/index.ts';
import { intoQueue, lambdaFunction, lexBot, type Step, testCase } from '../../../infra/flows/tests/index.ts';
import { LocalConnect, type LocalConnectOptions, TestCaseFailed, type TestCaseReport } from '../../../local/index.ts';

const LOOK_UP = 'arn:aws:lambda:eu-west-2:111122223333:function:look-up';
export const BOT = 'arn:aws:lex:eu-west-2:111122223333:bot-alias/DESK/LIVE';
const QUEUE = 'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/sales';
export const QUIET_QUEUE = 'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/quiet';

export const lookUp = lambdaFunction(LOOK_UP);
export const sales = intoQueue(QUEUE);
export const bot = lexBot(BOT);

const NEVER = { onQueueFull: 'Full', onError: 'Failed' };
const next = <Next extends string>(block: Next) => ({ next: block, onError: 'Failed' }) as const;

/** Asks a function, greets, waits for the customer, and puts them into the queue. */
export const desk = flow<string>({
  name: 'Desk',
  type: 'CONTACT_FLOW',
  start: 'Hello',
  blocks: {
    Hello: message({ text: 'Hello and welcome.', next: 'Look up' }),
    'Look up': invokeFunction({ functionArn: LOOK_UP, functionName: 'look-up', timeLimitSeconds: 3, ...next('Keep') }),
    Keep: setAttributes({ attributes: { tier: '$.External.tier' }, ...next('Ask') }),
    Ask: message({ text: 'What is it about?', next: 'Listen' }),
    Listen: waitForCustomer({
      seconds: 600,
      onCustomerReturned: 'Look up again',
      onTimeExpired: 'Late',
      onError: 'Failed',
    }),
    'Look up again': invokeFunction({
      ...{ functionArn: LOOK_UP, functionName: 'look-up', timeLimitSeconds: 3 },
      ...next('Which tier'),
    }),
    'Which tier': compare({
      value: '$.External.tier',
      conditions: [{ operand: 'gold', next: 'Gold' }],
      otherwise: 'Choose',
    }),
    Gold: message({ text: 'You are a gold customer.', next: 'Choose' }),
    Choose: setQueue({ queueArn: QUEUE, ...next('Enter') }),
    Enter: transferToQueue(NEVER),
    Full: message({ text: 'Everybody is busy.', next: 'End' }),
    Late: message({ text: 'Nobody there?', next: 'End' }),
    Failed: message({ text: 'Sorry.', next: 'End' }),
    End: disconnect(),
  },
});

/** Lets a Lex bot find out what it is about. */
const botDesk = flow<string>({
  name: 'Bot desk',
  type: 'CONTACT_FLOW',
  start: 'Ask',
  blocks: {
    Ask: action({
      type: 'ConnectParticipantWithLexBot',
      parameters: { Text: 'What can I do for you?', LexV2Bot: { AliasArn: BOT } },
      conditions: [{ operator: 'Equals', operand: 'Billing', next: 'Billing' }],
      errors: [
        { error: 'NoMatchingCondition', next: 'Failed' },
        { error: 'NoMatchingError', next: 'Failed' },
      ],
    }),
    Billing: message({ text: 'It is about billing.', next: 'End' }),
    Failed: message({ text: 'Sorry.', next: 'End' }),
    End: disconnect(),
  },
});

export function startDesk(more: LocalConnectOptions = {}): Promise<LocalConnect> {
  return LocalConnect.start({
    flows: [desk, botDesk].map(({ name, content }) => ({ name, type: 'CONTACT_FLOW', content })),
    queues: [
      { name: 'Sales', arn: QUEUE },
      { name: 'Quiet', arn: QUIET_QUEUE },
    ],
    functions: { 'look-up': () => ({ tier: 'plain' }) },
    lex: { [BOT]: [{ says: 'bill', intent: 'Billing', slots: { month: 'May' } }] },
    seed: 1,
    ...more,
  });
}

/** Plays these steps in *Desk*, or in another flow, and answers what came of them, passed or failed. */
export async function play(
  connect: LocalConnect,
  steps: readonly Step[],
  { flow: name = 'Desk', change }: { readonly flow?: string; readonly change?: (observations: unknown[]) => void } = {},
): Promise<TestCaseReport> {
  const { content } = testCase({ name: 'A test', steps });
  const observations: unknown = JSON.parse(JSON.stringify(content.Observations));
  if (change !== undefined && Array.isArray(observations)) change(observations);
  try {
    return await connect.testCase({ ...content, Observations: observations }, { flow: name });
  } catch (error) {
    if (error instanceof TestCaseFailed) return error.report;
    throw error;
  }
}

/** Takes away what leads from one step to the next: all are waited for from the start. */
export function unchain(observations: unknown[]): void {
  for (const observation of observations) Object.assign(Object(observation), { Transitions: {} });
}
