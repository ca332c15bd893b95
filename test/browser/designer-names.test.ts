import { describe, expect, test } from '@jest/globals';
import { consoleUnderTest, WAIT } from './console-under-test.ts';

describe('the page’s words for flows', () => {
  const ui = consoleUnderTest();

  test('are the flow designer’s: of blocks, of branches and of flows', async () => {
    const { page } = ui;
    const flows = page.getByLabel(/^Flow/);
    await flows
      .locator('option')
      .first()
      .waitFor({ ...WAIT, state: 'attached' });
    const offered = await flows.locator('option').allInnerTexts();
    expect(offered.slice(0, 2)).toEqual(['Chat welcome', 'Chat welcome with bot']);
    expect(await flows.locator('option:checked').innerText()).toBe('Chat welcome');

    await ui.start();
    await ui.see('Timeline', /^Waits in/);
    await ui.click('Steps');
    await ui.see('Timeline', /Set disconnect flow/);
    await ui.see('Timeline', /takes in hours/);
    await page.getByRole('tab', { name: 'Flow' }).click();
    const path = page.getByRole('tabpanel');
    await path.getByText('inbound flow', { exact: true }).first().waitFor(WAIT);
    for (const words of ['Set customer queue flow', 'Set disconnect flow', 'in hours', 'Play prompt']) {
      await path.getByText(words, { exact: true }).first().waitFor(WAIT);
    }
    expect(await path.innerText()).not.toMatch(/UpdateContactEventHooks|MessageParticipant|NoMatching|contact flow/);
  });
});
