import type { Scenario } from '../../local/index.ts';
import { startOnPage } from './support/web-page.ts';

/** Persistent chat over the deployed HTTP API: the page keeps the resume token, and gets a new one with each chat. */
export const scenario: Scenario = {
  title: 'A customer comes back the next day, goes on from the past chat, and the agent sees it all',

  async play(connect) {
    const first = await startOnPage(connect, 'Mia');
    const ann = await connect.agent('Ann').accepts(first.customer);
    await ann.says('I have ordered the spare part for you.');
    await first.customer.says('Thank you!');

    const tooEarly = await startOnPage(connect, 'Mia', first.resumeToken);
    expectReason(tooEarly.reason, 'STILL_ACTIVE');
    await tooEarly.customer.leaves();
    await first.customer.leaves();
    const notReady = await startOnPage(connect, 'Mia', first.resumeToken);
    expectReason(notReady.reason, 'NOT_READY');
    await notReady.customer.leaves();

    await connect.clock.advance({ hours: 24 });
    const second = await startOnPage(connect, 'Mia', first.resumeToken);
    expectReason(second.reason, undefined);
    second.customer.hears('We are asking the colleague whom you spoke to last');
    const { relatedContactId } = connect.contact(second.customer);
    if (relatedContactId !== first.customer.contactId) throw new Error(`The chat goes on from ${relatedContactId}.`);

    const replayed = await startOnPage(connect, 'Eve', first.resumeToken);
    expectReason(replayed.reason, 'TOKEN_NOT_VALID');
    await replayed.customer.leaves();

    await connect.agent('Ann').accepts(second.customer);
    connect.expectTimeline(second.customer, [
      { type: 'CHAT_REHYDRATED' },
      { type: 'LAMBDA_INVOKED', detail: { function: 'LookUpContact' } },
      { type: 'QUEUED', detail: { queue: 'Ann' } },
      { type: 'PARTICIPANT_JOINED', role: 'AGENT' },
    ]);
  },
};

function expectReason(actual: string | undefined, expected: string | undefined): void {
  if (actual !== expected) throw new Error(`Expected the reason ${expected ?? 'none'}, and it is ${actual ?? 'none'}.`);
}
