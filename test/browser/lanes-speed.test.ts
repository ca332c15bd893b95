import { describe, expect, test } from '@jest/globals';
import { TICKING } from '../fixtures/waiting-flow.ts';
import { consoleUnderTest, WAIT } from './console-under-test.ts';
import { scriptingTimes } from './scripting-time.ts';

/** A frame at 60 frames a second. */
const FRAME_MS = 16;

describe('scripting a frame, on one core', () => {
  const ui = consoleUnderTest({
    clock: { mode: 'manual' },
    flows: [{ name: 'Ticking', type: 'CONTACT_FLOW', content: TICKING }],
  });

  /** Zooms in as far as it goes, moves along, and zooms out again, while the clock runs. */
  async function lookAround(): Promise<void> {
    const { page } = ui;
    await page.locator('.lanes-view').focus();
    for (const key of ['+', '+', '+', '+', '+', '+', '+', '+', '+', '+']) await page.keyboard.press(key);
    for (let step = 0; step < 15; step += 1) await page.keyboard.press('ArrowLeft');
    for (const key of ['-', '-', '-', '-', '-', '-', '-', '-', '-', '0']) await page.keyboard.press(key);
  }

  test('stays under 16 ms with a chat of 20,000 entries that is zoomed, moved, and goes on', async () => {
    const { page } = ui;
    const mia = await ui.connect.startChat({ flow: 'Ticking', name: 'Mia' });
    for (let minute = 0; minute < 100; minute += 1) {
      await mia.says(`Message ${minute}`);
      await ui.connect.clock.advance({ seconds: 70 });
    }
    expect(ui.connect.timeline(mia).length).toBeGreaterThan(20_000);
    await page.reload();
    await page.getByText('Only the newest 5,000 entries are shown.').waitFor(WAIT);
    await ui.click('Show all of it');
    await page.getByText('Only the newest 5,000 entries are shown.').waitFor({ ...WAIT, state: 'hidden' });
    await page.getByRole('tab', { name: 'Details' }).click();

    const times = await scriptingTimes(page, lookAround);
    const goingOn = await scriptingTimes(page, async () => {
      for (let second = 0; second < 8; second += 1) {
        await ui.connect.clock.advance({ seconds: 1 });
        const { now } = await ui.local<{ readonly now: string }>('/clock');
        await page.getByTitle(`${now} (UTC)`).waitFor(WAIT);
      }
    });
    expect(times[0]).toBeLessThan(FRAME_MS);
    expect(goingOn[0]).toBeLessThan(FRAME_MS);
  });

  test('stays under 16 ms with 200 chats of 50 entries, of which one after the other is looked at', async () => {
    const { page } = ui;
    for (let number = 1; number <= 200; number += 1)
      await ui.connect.startChat({ flow: 'Ticking', name: `Guest ${number}` });
    await ui.connect.clock.advance({ seconds: 16 });
    await page.getByRole('heading', { name: '200 chats' }).waitFor(WAIT);
    await page.getByRole('heading', { name: 'Customer Guest 200' }).waitFor(WAIT);
    const times = await scriptingTimes(page, async () => {
      await page.locator('#chat').focus();
      for (let number = 199; number > 190; number -= 1) {
        await page.keyboard.press('j');
        await page.getByRole('heading', { name: `Customer Guest ${number}` }).waitFor(WAIT);
      }
      await lookAround();
    });
    expect(times[0]).toBeLessThan(FRAME_MS);
  });
});
