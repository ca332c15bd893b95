import { describe, expect, test } from '@jest/globals';
import { findings } from './axe.ts';
import { AGENT, CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';
import { LOOKS, showAs } from './looks.ts';

describe('axe finds nothing', () => {
  const ui = consoleUnderTest();

  test.each(LOOKS)('in the %s theme at %d pixels, from the first chat to its end', async (colorScheme, width) => {
    const { page } = ui;
    await showAs(page, colorScheme, width);
    expect(await findings(page)).toEqual([]);

    for (const name of ['Alex', 'Robin']) {
      if (name === 'Alex') await ui.start();
      else await ui.startAnother();
      await page.getByRole('heading', { name: `Customer ${name}` }).waitFor(WAIT);
      await ui.see(CUSTOMER, /in the queue/);
    }
    await ui.click('Accept the chat');
    await ui.write('Write as the customer', 'Where is my parcel?');
    await ui.write('Write as the agent', 'Let me look.');
    await ui.see(CUSTOMER, 'Let me look.');
    await ui.click('+5 min');
    await ui.see(AGENT, 'Robin has become idle');
    await ui.click('Steps');
    expect(await findings(page)).toEqual([]);

    await page
      .getByText(/^customer idle, 5 min: fired/)
      .first()
      .click();
    expect(await findings(page)).toEqual([]);
    for (const view of ['Flow', 'Timers'] as const) {
      await ui.showView(view);
      expect(await findings(page)).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByText('Instance', { exact: true }).click();
    await page.getByText('Attributes', { exact: true }).first().click();
    expect(await findings(page)).toEqual([]);
    await ui.click('Keyboard shortcuts');
    await page.getByRole('dialog').waitFor(WAIT);
    expect(await findings(page)).toEqual([]);
  });

  test('in what customers are asked', async () => {
    const { page } = ui;
    await ui.start('Chat welcome with bot');
    await ui.see(CUSTOMER, 'What can I do for you?');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await findings(page)).toEqual([]);
    }
  });
});
