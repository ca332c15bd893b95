import type { Customer, LocalConnect, Scenario } from '../../local/index.ts';
import { surveySandbox } from './support/survey-sandbox.ts';
import { startOnPage } from './support/web-page.ts';

/** The setting `survey`, as `either-ends`. */
export const scenario: Scenario = {
  title: 'With a survey, customers rate a chat that their agent ended, or that they ended themselves',

  options: () => ({ assembly: surveySandbox() }),

  async play(connect) {
    const { customer: mia } = await startOnPage(connect, 'Mia');
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.leaves();
    mia.hears('Our colleague has left the chat.');
    mia.hears('How was this chat for you?');
    await mia.says('5');
    mia.hears('Thank you for your answer.');
    mia.hears('Goodbye!');
    mia.hasEnded('CONTACT_FLOW_DISCONNECT');
    expectRating(connect, mia, '5');

    const { customer: noah } = await startOnPage(connect, 'Noah');
    const bob = await connect.agent('Bob').accepts(noah);
    noah.hears('You are in the queue');
    await noah.leaves();
    bob.isDisconnected();
    noah.hears('How was this chat for you?');
    await noah.says('Hm.');
    noah.hears('Please choose one of these answers.');
    await noah.says('Fair');
    noah.hears('Goodbye!');
    noah.hasEnded();
    expectRating(connect, noah, '3');
    connect.expectTimeline(noah, [
      { type: 'PARTICIPANT_LEFT', role: 'AGENT', detail: { reason: 'CUSTOMER_DISCONNECT' } },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat disconnect' } },
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'ATTRIBUTES_UPDATED' },
      { type: 'CHAT_ENDED' },
    ]);

    const { customer: lea } = await startOnPage(connect, 'Lea');
    await connect.agent('Ann').accepts(lea);
    await lea.leaves();
    lea.hears('How was this chat for you?');
    // Who does not answer is not kept.
    await connect.clock.advance({ minutes: 5 });
    lea.hears('Goodbye!');
    lea.hasEnded();
    expectRating(connect, lea, undefined);

    // An agent who was auto-disconnected is another matter: the customer is asked whether they are still there.
    const { customer: kim } = await startOnPage(connect, 'Kim');
    await connect.agent('Bob').accepts(kim);
    await connect.clock.advance({ minutes: 20 });
    kim.hears('Are you still there?');
  },
};

function expectRating(connect: LocalConnect, customer: Customer, expected: string | undefined): void {
  const { surveyRating } = connect.contact(customer).attributes;
  if (surveyRating !== expected) throw new Error(`The rating is ${surveyRating ?? 'none'}, not ${expected ?? 'none'}.`);
}
