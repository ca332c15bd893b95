import { describe, expect, test } from '@jest/globals';
import { findings } from './axe.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { LOOKS, showAs } from './looks.ts';

describe('the drawer', () => {
  const ui = consoleUnderTest();
  const drawer = () => ui.page.getByRole('complementary', { name: 'Under the hood' });
  const part = (name: string) => drawer().getByRole('tab', { name }).click(WAIT);

  test('shows what functions wrote, and lets a call fail on purpose', async () => {
    const { page } = ui;
    await ui.start();
    await ui.see(CUSTOMER, /in the queue/);
    await ui.click('Under the hood');
    const logs = drawer().getByRole('list', { name: 'Invocations' });
    await logs.getByText('SetChatTimers').first().click(WAIT);
    await logs.getByText('Input').first().click(WAIT);
    await logs.getByText('ContactFlowEvent').first().waitFor(WAIT);

    await part('Faults');
    await drawer().getByText('No call fails on purpose.').waitFor(WAIT);
    await drawer().getByLabel('Operation, or * for all').fill('SendMassage');
    await ui.click('Let it fail');
    await page
      .getByRole('alert')
      .getByText(/The fault was not set/)
      .waitFor(WAIT);
    await drawer().getByLabel('Operation, or * for all').fill('SendMessage');
    await ui.click('Let it fail');
    await drawer().getByRole('list', { name: 'Faults' }).getByText('1 call more').waitFor(WAIT);
    expect((await ui.local<{ readonly faults: readonly object[] }>('/faults')).faults).toHaveLength(1);
    await ui.click('Take all faults back');
    await drawer().getByText('No call fails on purpose.').waitFor(WAIT);
  });

  test('turns quotas on, and says what reached nobody; axe finds nothing in any part of it', async () => {
    const { page } = ui;
    const opener = page.getByRole('button', { name: 'Under the hood' });
    const isClosedByEscape = async () => {
      await drawer().locator(':focus').waitFor(WAIT);
      await page.keyboard.press('Escape');
      await drawer().waitFor({ ...WAIT, state: 'hidden' });
      await page.locator('button:focus').filter({ hasText: 'Under the hood' }).waitFor(WAIT);
    };
    await opener.press('Enter');
    await isClosedByEscape();
    await page.keyboard.press('u');
    await isClosedByEscape();
    await opener.press('Enter');
    await part('Quotas');
    await drawer().getByLabel('The service’s documented rates and quotas hold').check(WAIT);
    expect((await ui.local<{ readonly mode: string }>('/quotas')).mode).toBe('aws');
    await part('Undelivered');
    await drawer().getByText('All that was published reached somebody.').waitFor(WAIT);
    await part('Dead letters');
    await drawer()
      .getByText(/all dead-letter queues are empty/)
      .waitFor(WAIT);
    for (const [colorScheme, width] of LOOKS) {
      await showAs(page, colorScheme, width);
      for (const name of ['Logs', 'Faults', 'Quotas', 'Undelivered', 'Dead letters']) {
        await part(name);
        expect(await findings(page)).toEqual([]);
      }
    }
    await page.keyboard.press('Escape');
    await drawer().waitFor({ ...WAIT, state: 'hidden' });
    expect(ui.browser.complaints).toEqual([]);
  });
});
