import { afterEach, expect, test } from '@jest/globals';
import { npmStart, READY, urlIn } from '../local/cli/npm-start.ts';
import { type Browser, openPage } from './browser.ts';
import { AGENT, CUSTOMER, WAIT } from './console-under-test.ts';

const EXPORT = 'test/fixtures/flows/inbound-of-another-instance.json';

let browser: Browser | undefined;
afterEach(async () => browser?.close());

test('an inbound export of another instance, given with --flow alone, is chatted through to the queue', async () => {
  const printed = await npmStart('--flow', 'docs/my-flow.json', '--flow', EXPORT)(READY);
  for (const adopted of ['prompt Chime.wav', 'hours Weekdays', 'function look-up-order', 'queue Support']) {
    expect(printed.join('\n')).toContain(`  + ${adopted}, adopted from `);
  }
  expect(printed.join('\n')).toContain('  ◇ Prices: EvaluateDataTableValues is not emulated; a chat takes ');

  browser = await openPage(urlIn(printed));
  const { page } = browser;
  const see = (part: string, text: string) =>
    page.getByRole('log', { name: part }).getByText(text).last().waitFor(WAIT);
  const chosen = page.getByRole('combobox', { name: /^Flow/ }).locator('option:checked');
  await chosen.filter({ hasText: 'Parcels inbound' }).waitFor({ ...WAIT, state: 'attached' });

  // The flow that a made one stands for is not one to begin with.
  expect(await page.getByRole('combobox', { name: /^Flow/ }).textContent()).not.toContain('0014');
  await page.getByRole('button', { name: 'Start a chat' }).click(WAIT);
  await see(CUSTOMER, 'Thank you for writing to Example Parcels.');
  await see(CUSTOMER, 'Local Connect stands in for “Default customer queue”');
  await page.getByText('in Support').first().waitFor(WAIT);
  await page.getByRole('button', { name: 'Accept the chat', exact: true }).click(WAIT);
  await see(CUSTOMER, 'Maria has joined the chat');
  const keeps = page.getByText(/^This chat has no timers: a silent customer keeps the agent\./);
  await page
    .getByRole('region', { name: /^Agent/ })
    .filter({ has: keeps })
    .waitFor(WAIT);
  await page.getByRole('tab', { name: 'Timers' }).click(WAIT);
  await keeps.nth(1).waitFor(WAIT);
  await page.getByLabel('Write as the customer', { exact: true }).fill('Where is my parcel?');
  await page.getByLabel('Write as the customer', { exact: true }).press('Enter');
  await see(AGENT, 'Where is my parcel?');
  expect(browser.complaints).toEqual([]);
});
