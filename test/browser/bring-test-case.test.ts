import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { actionStarted, intoQueue, received, type Step, testCase } from '../../infra/flows/tests/index.ts';
import { findings } from './axe.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { drop } from './drop.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

const content: unknown = JSON.parse(readFileSync('docs/my-flow.json', 'utf8'));
const QUEUE = intoQueue('00000000-0000-4000-8000-000000000001');

/** A test case as people have it in a file: with its name, and the flow that it is for. */
function fileOf(name: string, flow: string, steps: readonly Step[]): string {
  const { content: written } = testCase({ name, steps });
  const EntryPoint = { Type: 'CHAT', ChatEntryPointParameters: { FlowId: flow } };
  return JSON.stringify({ Name: name, Content: written, EntryPoint });
}

const PASSES = fileOf('Billing', 'Mine', [received('Welcome').say('billing'), actionStarted(QUEUE).end()]);
const FAILS = fileOf('Evening', 'Mine', [received('Welcome').say('billing'), received('Good evening').end()]);

describe('a test case that is brought to the page', () => {
  const ui = consoleUnderTest({
    clock: { mode: 'manual' },
    startAtMs: Date.UTC(2026, 10, 26, 9),
    flows: [{ name: 'Mine', type: 'CONTACT_FLOW', content }],
  });
  const brought = () => ui.page.getByRole('region', { name: 'The test case that was brought' });
  const report = () => ui.page.getByRole('tabpanel', { name: 'Test' });

  test('is read and drawn, runs, and its chat is opened in the lanes', async () => {
    const { page } = ui;
    await drop(page, 'billing.json', PASSES);
    await brought().getByRole('heading', { name: 'Billing' }).waitFor(WAIT);
    await brought().getByText('a message with “Welcome” in it').waitFor(WAIT);
    await brought().getByText('the customer says “billing”').waitFor(WAIT);
    await brought().getByRole('img', { name: 'The flow Mine' }).waitFor(WAIT);
    expect((await ui.local<{ readonly contacts: readonly unknown[] }>('/contacts')).contacts).toEqual([]);

    await ui.click('Run the test');
    await report().getByText('2 of 2 observations, in 0:00:00').waitFor(WAIT);
    await report().getByText('“Welcome! Please tell us what it is about.”').waitFor(WAIT);
    await ui.see(CUSTOMER, 'billing');
    await report().getByRole('button', { name: '0:00:00' }).first().click();
    await page.getByRole('region', { name: 'What was selected' }).getByText('text/plain').waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('that fails says what it expected and what came, and Amazon Connect’s 5 minutes are its limit', async () => {
    const { page } = ui;
    await drop(page, 'evening.json', FAILS);
    await ui.click('Run the test');
    await report().getByText('failed: something that it waited for did not come; its time was up').waitFor(WAIT);
    await report().getByText('a message with “Good evening” in it').waitFor(WAIT);
    await report().getByText('nothing of the kind').waitFor(WAIT);
    expect((await ui.local<{ readonly now: string }>('/clock')).now).toBe('2026-11-26T09:05:00.000Z');

    await ui.click('The test case');
    await brought().getByLabel('Its chat starts in').selectOption('Chat welcome');
    await brought().getByRole('img', { name: 'The flow Chat welcome' }).waitFor(WAIT);
    await ui.click('Run the test');
    await report().getByText('Evening, in Chat welcome').waitFor(WAIT);
    expect(await ui.chats.getByRole('listitem').count()).toBe(2);
  });

  test('is still there after a reload, with its run; without its report the timeline says why it stands there', async () => {
    const { page } = ui;
    await drop(page, 'evening.json', FAILS);
    await ui.click('Run the test');
    await report().getByText('nothing of the kind').waitFor(WAIT);
    await page.waitForURL(/&view=test/, WAIT);

    await page.reload();
    await report().getByText('failed: something that it waited for did not come; its time was up').waitFor(WAIT);
    await report().getByText('nothing of the kind').waitFor(WAIT);
    expect(await page.locator('.verdict:focus').count()).toBe(0);
    await ui.click('The test case');
    await brought().getByRole('heading', { name: 'Evening' }).waitFor(WAIT);
    await brought().getByText('a message with “Good evening” in it').waitFor(WAIT);

    await page.evaluate("sessionStorage.removeItem('local-connect-tests')");
    await page.reload();
    await page.getByRole('status').getByText('only the browser tab that ran it has it').waitFor(WAIT);
    await ui.see('Timeline', 'billing');
    expect(await findings(page)).toEqual([]);
    await ui.showView('Flow');
    await ui.showView('Timeline');
    expect(await page.getByText('only the browser tab').count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('that would be refused says why, place by place, and one whose flow is not here takes another', async () => {
    const { page } = ui;
    await drop(page, 'bad.json', PASSES.replaceAll('MessageReceived', 'MessageSeen'));
    await brought().getByRole('alert').getByText('Observations[0].Event.Type').waitFor(WAIT);
    expect(await page.getByRole('button', { name: 'Run the test' }).isDisabled()).toBe(true);

    await drop(page, 'other.json', PASSES.replace('"Mine"', '"Theirs"'));
    await brought().getByRole('alert').getByText('there is no flow "Theirs" here').waitFor(WAIT);
    await brought().getByLabel('Its chat starts in').selectOption('Mine');
    await ui.click('Run the test');
    await report().getByText('2 of 2 observations').waitFor(WAIT);
  });

  test('says what is written in it, and runs nothing of it', async () => {
    const { page } = ui;
    const evil = '</script><img src=x onerror="window.owned = true">';
    await drop(page, 'evil.json', fileOf(evil, 'Mine', [received('Welcome').say(evil), received(evil).end()]));
    await brought().getByRole('heading', { name: evil }).waitFor(WAIT);
    await ui.click('Run the test');
    await report().getByText(`a message with “${evil}” in it`).waitFor(WAIT);
    await ui.see(CUSTOMER, evil);
    expect(await page.evaluate('window.owned')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('by keyboard: the file is chosen, the test run, and its verdict is read', async () => {
    const { page } = ui;
    const chooser = page.waitForEvent('filechooser', WAIT);
    await page.getByLabel('Bring a flow, a test case, a trace or a transcript').press('Enter');
    await (await chooser).setFiles({ name: 'billing.json', mimeType: 'text/json', buffer: Buffer.from(PASSES) });
    await page.getByRole('button', { name: 'Run the test' }).press('Enter', WAIT);
    await report()
      .locator('p:focus')
      .filter({ hasText: /^passed/ })
      .waitFor(WAIT);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await brought().getByRole('heading', { name: 'Billing' }).waitFor(WAIT);
  });

  test.each(LOOKS)('axe finds nothing in the %s theme at %d pixels', async (colorScheme, width) => {
    const { page } = ui;
    await showAs(page, colorScheme, width);
    await drop(page, 'evening.json', FAILS);
    await brought().getByRole('img', { name: 'The flow Mine' }).waitFor(WAIT);
    expect(await findings(page)).toEqual([]);
    expect(await overflowOf(page, '.brought')).toBe(0);
    await ui.click('Run the test');
    await report().getByText('nothing of the kind').waitFor(WAIT);
    expect(await findings(page)).toEqual([]);
    expect(await overflowOf(page, '.scroll')).toBe(0);
  });
});
