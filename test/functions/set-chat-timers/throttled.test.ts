import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asABlockDoes } from '../support/as-a-block-does.ts';
import { messageBody, type WireRequest } from '../support/aws-server.ts';
import { startFunctions } from '../support/functions.ts';
import { flowEvent, lambdaContext, queueEvent } from '../support/lambda.ts';
import { numbers } from '../support/numbers.ts';
import { ThrottlingGate } from '../support/throttling-gate.ts';

const RATE = 0.3;
const CHATS = 12;
const MOST_ROUNDS = 50;

let functions: Awaited<ReturnType<typeof startFunctions>>;
let gates: readonly ThrottlingGate[];
beforeAll(async () => {
  functions = await startFunctions(8, async (aws, table) => {
    const [queueGate, tableGate] = await Promise.all([ThrottlingGate.start(aws.url), ThrottlingGate.start(table.url)]);
    gates = [queueGate, tableGate];
    return {
      RETRY_QUEUE_URL: `${queueGate.url}/111122223333/TimerRetries`,
      AWS_ENDPOINT_URL_SQS: queueGate.url,
      AWS_ENDPOINT_URL_DYNAMODB: tableGate.url,
    };
  });
  for (const gate of gates) gate.throttle(RATE);
});
afterAll(async () => {
  await Promise.all(gates.map((gate) => gate.stop()));
  await functions.stop();
});

/** What Amazon Connect holds of one timer, by contact. */
const held = new Map<string, number>();

function throttleConnect(rate: number): void {
  const next = numbers(5);
  functions.aws.answer = (request) => {
    if (request.operation !== 'UpdateParticipantRoleConfig') return undefined;
    if (next() < rate) return { error: 'ThrottlingException', status: 429 };
    held.set(request.path.split('/').at(-1) ?? '', minutesIn(request));
    return undefined;
  };
}

const minutesIn = ({ body }: WireRequest) =>
  Number(/"ParticipantTimerDurationInMinutes":(\d+)/.exec(JSON.stringify(body))?.[1]);

async function ask(contactId: string, minutes: number): Promise<string> {
  const event = flowEvent({ agentIdleMinutes: String(minutes) }, contactId);
  const { status } = await asABlockDoes(() => functions.setChatTimers(event, lambdaContext('SetChatTimers')));
  return String(status);
}

/** Runs what is in the queue until nothing is. What fails comes again. */
async function drain(): Promise<void> {
  const take = () => functions.aws.requests.splice(0).flatMap((request) => (isMessage(request) ? [request] : []));
  let bodies = take().map(({ body }) => messageBody(body));
  for (let round = 0; bodies.length > 0; round += 1) {
    expect(round).toBeLessThan(MOST_ROUNDS);
    // Each has a retry of its own, as if the queue gave them out one by one.
    const again = await Promise.all(
      bodies.map(async (body) => {
        const context = lambdaContext('RetryChatTimers');
        const { batchItemFailures } = await functions.retryChatTimers(queueEvent(body), context);
        return batchItemFailures.length > 0 ? [body] : [];
      }),
    );
    bodies = [...again.flat(), ...take().map(({ body }) => messageBody(body))];
  }
}

const isMessage = ({ operation }: WireRequest) => operation === 'SendMessage';

const contactIds = (prefix: string) => Array.from({ length: CHATS }, (_, index) => `${prefix}-${index}`);

describe('with 30 % of all calls throttled, of Amazon Connect, DynamoDB and SQS alike', () => {
  test('each chat gets the timers that were asked for last', async () => {
    throttleConnect(RATE);
    const chats = contactIds('three-requests');
    await Promise.all(
      chats.map(async (contactId) => {
        for (const minutes of [10, 20, 30]) expect(await ask(contactId, minutes)).toMatch(/^(SET|QUEUED)$/);
      }),
    );
    await drain();
    for (const gate of gates) expect(gate.throttledShare).toBeGreaterThan(0.15);
    expect(chats.map((contactId) => held.get(contactId))).toEqual(chats.map(() => 30));
  });

  test('what Amazon Connect does not take at all for a while is set by a retry', async () => {
    throttleConnect(1);
    const chats = contactIds('not-taken');
    const answers = await Promise.all(chats.map((contactId) => ask(contactId, 40)));
    expect(answers).toEqual(chats.map(() => 'QUEUED'));
    throttleConnect(RATE);
    await drain();
    expect(chats.map((contactId) => held.get(contactId))).toEqual(chats.map(() => 40));
  });
});
