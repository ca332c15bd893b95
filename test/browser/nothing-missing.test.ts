import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { AGENT, CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

const SHORT_FLOW = flowOf(
  {
    Identifier: 'Say',
    Type: 'MessageParticipant',
    Parameters: { Text: 'We are closed.' },
    Transitions: { NextAction: 'End' },
  },
  END,
);

interface Told {
  readonly timeline: readonly { readonly type: string; readonly detail: { readonly text: string } }[];
}

describe('what the customer’s pane shows', () => {
  const ui = consoleUnderTest({ clock: { mode: 'live', rate: 1 } });

  test('has every message of 50 chats that were started quickly', async () => {
    const { page, chats } = ui;
    for (let number = 1; number <= 50; number += 1) {
      if (number === 1) await page.getByLabel('Customer’s name').fill(`Guest ${number}`);
      if (number === 1) await ui.start();
      else await ui.startAnother({ name: `Guest ${number}` });
      await chats.getByRole('button', { name: new RegExp(`^Guest ${number}\\b`) }).waitFor(WAIT);
    }
    const { contacts } = await ui.local<{ readonly contacts: readonly { readonly contactId: string }[] }>('/contacts');
    expect(contacts).toHaveLength(50);

    const missing: string[] = [];
    for (const [index, { contactId }] of contacts.entries()) {
      const name = `Guest ${index + 1}`;
      await chats.getByRole('button', { name: new RegExp(`^${name}\\b`) }).click(WAIT);
      await page.getByRole('heading', { name: `Customer ${name}`, exact: true }).waitFor(WAIT);
      const { timeline } = await ui.local<Told>(`/contacts/${contactId}`);
      const said = timeline.filter(({ type }) => type === 'MESSAGE');
      const log = page.getByRole('log', { name: CUSTOMER });
      for (const { detail } of said) {
        const shown = log.getByText(detail.text, { exact: true }).waitFor({ timeout: 10_000 });
        await shown.catch(() => missing.push(`${name}: ${detail.text}`));
      }
      expect(said.length).toBeGreaterThanOrEqual(3);
    }
    expect(missing).toEqual([]);
    expect(ui.browser.complaints).toEqual([]);
  }, 240_000);
});

describe('a chat that ended before its window connected', () => {
  const ui = consoleUnderTest({
    clock: { mode: 'manual' },
    flows: [{ name: 'Short', type: 'CONTACT_FLOW', content: SHORT_FLOW }],
  });

  test('is told by its timeline, and no problem of ChatJS is', async () => {
    const { page } = ui;
    let connectNow = () => {};
    const held = new Promise<void>((resolve) => {
      connectNow = resolve;
    });
    await page.route('**/participant/connection', async (route) => {
      await held;
      await route.continue();
    });
    await ui.start('Short');
    await page.getByRole('heading', { name: /^Customer/ }).waitFor(WAIT);
    await ui.click('+8 h');
    await ui.chats.getByText('ended', { exact: true }).waitFor(WAIT);
    connectNow();

    await ui.see(CUSTOMER, 'The chat ended before this window connected');
    await ui.see(CUSTOMER, 'The chat has ended');
    expect(await page.getByRole('log', { name: AGENT }).innerText()).toContain('No agent was in this chat.');
    await page.getByText('chat ended', { exact: true }).waitFor(WAIT);
    expect(await page.getByRole('alert').innerText()).toBe('');
    expect(await page.locator('body').innerText()).not.toContain('_debug');
  });
});
