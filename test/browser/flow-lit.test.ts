import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findings } from './axe.ts';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { LOOKS, overflowOf, showAs } from './looks.ts';

const content = readFileSync('test/fixtures/flows/inbound-of-another-instance.json', 'utf8');

describe('the flow of a chat, lit', () => {
  const ui = consoleUnderTest({ clock: { mode: 'manual' }, flows: [{ content }] });
  const drawing = (flow: string) => ui.page.getByRole('img', { name: `The flow ${flow}` });
  const card = (flow: string, block: string) => drawing(flow).locator(`[data-block="${block}"]`);

  async function classOf(flow: string, block: string): Promise<readonly string[]> {
    return ((await card(flow, block).getAttribute('class', WAIT)) ?? '').split(' ');
  }

  test('shows the path that was taken, what failed with its reason, and what was stood in for', async () => {
    const { page } = ui;
    await ui.start('Parcels inbound');
    await ui.see(CUSTOMER, 'Thank you for writing to Example Parcels.');
    await page.getByRole('tab', { name: 'Flow' }).click();
    await page.getByRole('button', { name: 'Parcels inbound', exact: true }).click(WAIT);

    expect(await classOf('Parcels inbound', 'Open?')).toContain('lit');
    expect(await classOf('Parcels inbound', 'Goodbye')).not.toContain('lit');
    const failed = drawing('Parcels inbound').locator('path.way.taken.failed[data-from="Ask the bot"]');
    expect(await failed.getAttribute('marker-end')).toBe('url(#failure)');
    await page
      .getByRole('list', { name: 'What failed' })
      .getByText('Ask the bot took NoMatchingError: the Lex bot "arn:aws:lex:')
      .waitFor(WAIT);
    expect(await card('Parcels inbound', 'Prices').locator('.hatch').count()).toBe(1);
    expect(await card('Parcels inbound', 'Support').locator('.hatch').count()).toBe(0);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('the block where the flow stands stands out, and how often a block was come to is told', async () => {
    const { page } = ui;
    await ui.start('Chat welcome');
    await ui.see(CUSTOMER, /in the queue/);
    await page.getByRole('tab', { name: 'Flow' }).click();
    expect(await classOf('Chat queue', 'Wait a minute')).toContain('here');
    await ui.click('+5 min');
    await card('Chat queue', 'Wait a minute').getByText('×6').waitFor(WAIT);
    expect(await classOf('Chat queue', 'Wait a minute')).toContain('here');
    expect(await classOf('Chat queue', 'Long in the queue')).not.toContain('here');
  });

  test('at full width a flow of 14 blocks is seen without scrolling', async () => {
    const { page } = ui;
    await page.setViewportSize({ width: 1920, height: 1080 });
    await ui.start('Parcels inbound');
    await ui.see(CUSTOMER, 'Thank you for writing to Example Parcels.');
    await page.getByRole('tab', { name: 'Flow' }).click();
    await page.getByRole('button', { name: 'Parcels inbound', exact: true }).click(WAIT);
    await ui.click('Full width');
    await page.getByRole('log', { name: CUSTOMER }).waitFor({ ...WAIT, state: 'hidden' });
    const isInView = `[...document.querySelectorAll('[data-block]')].every((card) => {
      const { bottom, right } = card.getBoundingClientRect();
      return bottom <= innerHeight && right <= innerWidth;
    })`;
    expect(await page.locator('[data-block]').count()).toBe(14);
    expect(await page.evaluate(isInView)).toBe(true);
    expect(await findings(page)).toEqual([]);
    await ui.click('Full width');
    await ui.see(CUSTOMER, 'Thank you for writing to Example Parcels.');
  });

  test('by keyboard alone: the tab, and another flow of the chat', async () => {
    const { page } = ui;
    await ui.start('Chat welcome');
    await ui.see(CUSTOMER, /in the queue/);
    await page.getByRole('tab', { name: 'Timeline' }).press('ArrowRight');
    await drawing('Chat queue').waitFor(WAIT);
    await page.getByRole('button', { name: 'Chat welcome', exact: true }).press('Enter');
    await drawing('Chat welcome').waitFor(WAIT);
    expect(await drawing('Chat queue').count()).toBe(0);
  });

  test.each(LOOKS)(
    'in the %s theme at %d pixels it needs no scrolling sideways, and axe finds nothing',
    async (colorScheme, width) => {
      const { page } = ui;
      await showAs(page, colorScheme, width);
      await ui.start('Parcels inbound');
      await ui.see(CUSTOMER, 'Thank you for writing to Example Parcels.');
      await page.getByRole('tab', { name: 'Flow' }).click();
      await page.getByRole('button', { name: 'Parcels inbound', exact: true }).click(WAIT);
      await card('Parcels inbound', 'Support').waitFor(WAIT);
      expect(await overflowOf(page, '.flow-canvas', '.scroll')).toBe(0);
      expect(await findings(page)).toEqual([]);
    },
  );
});
