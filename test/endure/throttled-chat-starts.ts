import assert from 'node:assert/strict';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QUICK_CLIENT_SETTINGS } from '../../functions/shared/aws/clients.ts';
import { type Answer, ConnectOfTest, chat, httpEvent, startStartChat } from '../functions/start-chat/chat-starts.ts';
import { credentials } from '../functions/support/aws-server.ts';
import { numbers } from '../functions/support/numbers.ts';
import { ThrottlingGate } from '../functions/support/throttling-gate.ts';
import type { Property, Run } from './property.ts';
import { THROTTLED_SHARES } from './throttled-shares.ts';

/** Customers under each share, who come back twice. */
const CUSTOMERS = 100;
const AT_ONCE = 20;
const MOST_TRIES = 40;

/** What an invocation has left where nothing gets through anyway. Less than a page waits, to be over sooner. */
const HOPELESS_MS = 2000;

/**
 * Of all calls a share is throttled: of Amazon Connect and DynamoDB. A page that is told to come again does, with the
 * same key. Each request is one chat in the end, and goes on from the customer's last one where that was given a token.
 */
export const throttledChatStarts: Property = {
  name: 'chat starts with 1, 10, 30, 50 and 100 % of calls throttled',
  run: (run) => run.beside(THROTTLED_SHARES, underShare),
};

async function underShare(share: number, run: Run): Promise<void> {
  let gate: ThrottlingGate | undefined;
  const service = await startStartChat({}, async ({ url }) => {
    gate = await ThrottlingGate.start(url, run.below(1_000_000));
    return new DynamoDBClient({ ...QUICK_CLIENT_SETTINGS, endpoint: gate.url, region: 'eu-central-1', credentials });
  });
  const connect = new ConnectOfTest();
  const next = numbers(run.below(1_000_000));
  const throttle = (rate: number) => {
    service.aws.answer = (request) =>
      next() < rate ? { error: 'ThrottlingException', status: 429 } : connect.answer(request);
    gate?.throttle(rate);
  };
  throttle(share);
  const start = startAgainAndAgain(service.call, share, () => throttle(share === 1 ? 0 : share));
  let customers = 0;
  let tokens = 0;
  const comeAndComeBack = async () => {
    customers += 1;
    const key = `canary-key-of-customer-${customers}`;
    await run.tally.attempt(`${share * 100} % throttled`, async () => {
      const given = await comeBackTwice(start, key, connect);
      tokens += given;
    });
  };
  for (let left = run.count(CUSTOMERS); left > 0; left -= AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, comeAndComeBack));
    if (share === 1) throttle(1);
  }
  await run.tally.attempt(`${share * 100} % throttled`, () => {
    assert.equal(connect.chats.length, 3 * customers);
    assert.ok(tokens > customers, `Only ${tokens} tokens were given.`);
  });
  await gate?.stop();
  await service.stop();
}

type Start = (body: unknown, key: string) => Promise<Answer>;

/** As a page does that is told to come again. `relent` is called before it comes a second time. */
const startAgainAndAgain =
  (call: (event: unknown, remainingMs?: number) => Promise<Answer>, share: number, relent: () => void): Start =>
  async (body, key) => {
    for (let tries = 1; ; tries += 1) {
      const event = httpEvent({ body, headers: { 'idempotency-key': key } });
      const answer = await call(event, share === 1 && tries === 1 ? HOPELESS_MS : undefined);
      if (answer.status === 200) return answer;
      assert.ok([429, 503].includes(answer.status), `The status was ${answer.status}.`);
      assert.notEqual(answer.headers['retry-after'], undefined);
      if (tries === MOST_TRIES) throw new Error(`No chat after ${tries} tries.`);
      if (tries === 1) relent();
    }
  };

/** @returns how many tokens were given */
async function comeBackTwice(start: Start, key: string, connect: ConnectOfTest): Promise<number> {
  const first = await start(chat(), `${key}-1`);
  const second = await start(chat({ ResumeToken: first.resumeToken }), `${key}-2`);
  const third = await start(chat({ ResumeToken: second.resumeToken }), `${key}-3`);
  const chain = [first, second, third];
  const sources = chain.map(({ contactId }) => connect.chats.find((each) => each.contactId === contactId));
  assert.deepEqual(
    sources.map((asked) => asked?.sourceContactId),
    [
      undefined,
      ...[first, second].map(({ contactId, resumeToken }) => (resumeToken === undefined ? undefined : contactId)),
    ],
  );
  return chain.filter(({ resumeToken }) => resumeToken !== undefined).length;
}
