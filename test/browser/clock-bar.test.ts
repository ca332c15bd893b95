import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

interface Told {
  readonly timeline: readonly { readonly at: string; readonly type: string }[];
}

/** Waits two minutes for the customer, then says so. */
const WAITING_FLOW = flowOf(
  {
    Identifier: 'Wait for a word',
    Type: 'Wait',
    Parameters: { TimeLimitSeconds: '120', Events: ['CustomerReturned'] },
    Transitions: {
      NextAction: 'Say',
      Conditions: ['CustomerReturned', 'WaitCompleted'].map((operand) => ({
        NextAction: 'Say',
        Condition: { Operator: 'Equals', Operands: [operand] },
      })),
      Errors: [{ NextAction: 'Say', ErrorType: 'NoMatchingError' }],
    },
  },
  {
    Identifier: 'Say',
    Type: 'MessageParticipant',
    Parameters: { Text: 'You said nothing.' },
    Transitions: { NextAction: 'End' },
  },
  END,
);

describe('the clock bar', () => {
  const ui = consoleUnderTest({
    clock: { mode: 'manual' },
    flows: [{ name: 'Waiting', type: 'CONTACT_FLOW', content: WAITING_FLOW }],
  });

  test('goes to the next deadline while a flow waits, and counts down to it', async () => {
    const { page } = ui;
    const next = page.getByRole('button', { name: 'Next deadline' });
    await page.getByText('none', { exact: true }).waitFor(WAIT);
    expect(await next.isDisabled()).toBe(true);

    await ui.start('Waiting');
    await page.getByText('flow goes on in 2:00', { exact: true }).waitFor(WAIT);
    await page.getByRole('tab', { name: 'Timers' }).click();
    await page.getByText(/^The flow waits for the customer: Wait for a word of Waiting, 2:00 left\./).waitFor(WAIT);
    await ui.click('+1 min');
    await page.getByText('flow goes on in 1:00', { exact: true }).waitFor(WAIT);
    await next.click(WAIT);
    await ui.see(CUSTOMER, 'You said nothing.');
    expect(ui.browser.complaints).toEqual([]);
  });

  test('counts down to the timer that is due next', async () => {
    const { page } = ui;
    await ui.start('Chat welcome');
    await ui.click('Accept the chat');
    await page.getByText(/^customer idle timer in [45]:\d\d$/).waitFor(WAIT);
    await ui.click('Next deadline');
    await ui.see(CUSTOMER, 'Alex has become idle');
    await page.getByText('agent idle timer in 5:00', { exact: true }).waitFor(WAIT);
  });
});

describe('at 600 times the speed', () => {
  const ui = consoleUnderTest({ clock: { mode: 'live', rate: 600 } });

  test('a chat that looks contacts up and sets timers reaches its queue in the minute in which it began', async () => {
    await ui.start('Chat welcome');
    await ui.see('Timeline', /^Waits in/);
    const { contacts } = await ui.local<{ readonly contacts: readonly { readonly contactId: string }[] }>('/contacts');
    const { timeline } = await ui.local<Told>(`/contacts/${contacts[0]?.contactId}`);
    const minuteOf = (wanted: string) => Date.parse(timeline.find(({ type }) => type === wanted)?.at ?? '') / 60_000;
    expect(timeline.filter(({ type }) => type === 'LAMBDA_ANSWERED').length).toBeGreaterThanOrEqual(2);
    expect(minuteOf('QUEUED') - minuteOf('FLOW_STARTED')).toBeLessThan(1);
  });
});
