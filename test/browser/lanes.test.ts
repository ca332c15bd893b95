import { describe, expect, test } from '@jest/globals';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

describe('the lanes of a chat', () => {
  const ui = consoleUnderTest({ clock: { mode: 'manual' }, startAtMs: Date.UTC(2026, 10, 26, 9) });
  const lanes = () => ui.page.getByRole('region', { name: 'Lanes' });
  const panel = () => ui.page.getByRole('region', { name: 'What was selected' });
  const log = () => ui.page.getByRole('log', { name: 'Timeline' });

  test('somebody new sees which timer freed the agent, when it began, and what began it', async () => {
    await ui.talk();
    await ui.click('Next deadline');
    await ui.see(CUSTOMER, 'Alex has become idle');
    await ui.connect.clock.advance({ minutes: 15 });
    await ui.see(CUSTOMER, 'Maria has left the chat');

    const story = /customer auto-disconnect, 15 min: began at 0:05:15, as Alex became idle, and fired at 0:20:15/;
    await ui.page.getByRole('region', { name: 'Why the agent left' }).getByText(story).waitFor(WAIT);
    await ui.showView('Timers');
    const fired = ui.page.getByRole('region', { name: 'Timers that fired' }).getByRole('listitem');
    expect(await fired.allInnerTexts()).toEqual([
      expect.stringMatching(story),
      expect.stringMatching(/^agent idle, 10 min: began at 0:00:05, as Maria joined, and fired at 0:10:05/),
      expect.stringMatching(/^customer idle, 5 min: began at 0:00:15, as Alex wrote, and fired at 0:05:15/),
    ]);

    await lanes().getByText('customer auto-disconnect, 15 min: fired').click(WAIT);
    await panel()
      .getByText(/began at 0:05:15, as Alex became idle, and fired at 0:20:15/)
      .waitFor(WAIT);
    const way = (name: string) => panel().getByRole('button', { name });
    await way('What began it').click(WAIT);
    await panel().getByRole('heading', { name: 'Alex has become idle' }).waitFor(WAIT);
    expect(await way('What ended it').count()).toBe(0);
    await way('What began it').click(WAIT);
    await panel().getByRole('heading', { name: 'Where is my parcel?' }).waitFor(WAIT);
    await lanes().getByRole('button', { name: '0:00:15 Where is my parcel?', pressed: true }).waitFor(WAIT);
    expect(await way('What began it').count()).toBe(0);
    await panel().getByRole('button', { name: 'Close the panel' }).click();
    await lanes().getByRole('button', { name: '0:20:15 Maria leaves' }).click(WAIT);
    await panel()
      .getByText(/customer auto-disconnect, 15 min: began at 0:05:15/)
      .waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('a timer shrinks, is cut by a message, and says so; a click on what is due turns the clock to it', async () => {
    await ui.talk();
    await lanes().getByText('customer idle, 4:50 left').waitFor(WAIT);
    await lanes().getByText('then customer auto-disconnect, 15 min').waitFor(WAIT);
    await ui.click('+1 min');
    await lanes().getByText('customer idle, 3:50 left').waitFor(WAIT);
    await ui.write('Write as the customer', 'Hello?');
    await lanes().getByText('customer idle, 5:00 left').waitFor(WAIT);
    await lanes().getByText('customer idle, cut: Alex wrote').last().click(WAIT);
    await panel()
      .getByText(/was cut at 0:01:25, before it was due at 0:05:15: Alex wrote\./)
      .waitFor(WAIT);

    await lanes()
      .getByRole('button', { name: /^Turn the clock to .*: customer idle$/ })
      .click(WAIT);
    await ui.see(CUSTOMER, 'Alex has become idle');
    expect((await ui.local<{ readonly now: string }>('/clock')).now).toBe('2026-11-26T09:06:25.000Z');
  });

  test('a mark opens its panel: a message’s item, a block’s parameters and branch, a function’s input and log', async () => {
    await ui.talk();
    await lanes().getByRole('button', { name: '0:00:15 Where is my parcel?' }).click(WAIT);
    await panel().getByText('text/plain').waitFor(WAIT);

    const flow = lanes().getByRole('toolbar', { name: 'Marks of the flow' });
    await flow.getByRole('button').first().click(WAIT);
    await panel()
      .getByRole('button', { name: /Set chat timers Invoke/ })
      .first()
      .click(WAIT);
    await panel().getByText('LambdaFunctionARN').waitFor(WAIT);

    const functions = lanes().getByRole('toolbar', { name: 'Marks of the functions' });
    await functions.getByRole('button').first().click(WAIT);
    await panel()
      .getByRole('button', { name: /SetChatTimers status/ })
      .first()
      .click(WAIT);
    await panel().getByText('attempt').waitFor(WAIT);
    await panel().getByText('Input').click(WAIT);
    await panel().getByText('"ContactFlowEvent"').waitFor(WAIT);
    await panel()
      .getByText(/^Log, \d+ lines$/)
      .click(WAIT);
    await panel().getByText(/ ms$/).waitFor(WAIT);
    expect(ui.browser.complaints).toEqual([]);
  });

  test('the address has the chat, the view and the moment: whoever opens it sees the same', async () => {
    const { page } = ui;
    await ui.talk();
    await ui.connect.startChat({ flow: 'Chat welcome', name: 'Robin' });
    await lanes().getByRole('button', { name: '0:00:15 Where is my parcel?' }).click(WAIT);
    await ui.showView('Details');
    await page.waitForURL(/#chat=.+&view=details&at=2026/, WAIT);
    await page.reload();
    await page.getByRole('heading', { name: 'Customer Alex' }).waitFor(WAIT);
    await panel().getByText('Where is my parcel?').first().waitFor(WAIT);
    await page.getByRole('heading', { name: 'Participants' }).waitFor(WAIT);
  });

  test('the chat is copied as a test', async () => {
    await ui.talk();
    await ui.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ui.click('Copy as test');
    await ui.page.getByRole('button', { name: 'Copied' }).waitFor(WAIT);
    const copied = await ui.page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain("await alex.says('Where is my parcel?');");
    await ui.click('Copy as AWS test case');
    await lanes()
      .getByRole('status')
      .filter({ hasText: /It ends where Maria joins at 0:00:05: a run has no agents\./ })
      .waitFor(WAIT);
    expect(await ui.page.evaluate<string>('navigator.clipboard.readText()')).toContain('"Observations"');
  });

  test('a stretch of time that is dragged on the axis filters the list, and Escape takes it back', async () => {
    const { page } = ui;
    await ui.talk();
    await ui.see('Timeline', 'Where is my parcel?');
    const mark = await lanes().getByRole('button', { name: '0:00:15 Where is my parcel?' }).boundingBox();
    const axis = await page.locator('.axis-row .lane-plot').boundingBox();
    if (mark === null || axis === null) throw new Error('The lanes are not drawn.');
    await page.mouse.move(mark.x - 20, axis.y + 10);
    await page.mouse.down();
    await page.mouse.move(mark.x + 30, axis.y + 10, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('region', { name: 'The selected time' }).getByText('messages').waitFor(WAIT);
    await log().getByText('Where is my parcel?').waitFor(WAIT);
    expect(await log().getByText('Alex joins').count()).toBe(0);
    await page.locator('.lanes-view').press('Escape');
    await log().getByText('Alex joins').waitFor(WAIT);
  });

  test('by keyboard it is zoomed from 30 seconds to 8 hours, moved, selected, and its marks are gone through', async () => {
    const { page } = ui;
    await ui.talk();
    const view = page.locator('.lanes-view');
    await view.focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('+');
    await lanes().getByText('30 s', { exact: true }).waitFor(WAIT);
    await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('-');
    await lanes().getByText('8 h', { exact: true }).waitFor(WAIT);
    await page.keyboard.press('0');
    await lanes().getByRole('button', { name: 'All', pressed: true }).waitFor(WAIT);
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('region', { name: 'The selected time' }).waitFor(WAIT);
    await page.keyboard.press('Escape');

    await lanes().getByRole('toolbar', { name: 'Marks of the customer' }).getByRole('button').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await panel().getByText('Where is my parcel?').first().waitFor(WAIT);
    await page.keyboard.press('Escape');
    await panel().waitFor({ ...WAIT, state: 'hidden' });
    expect(ui.browser.complaints).toEqual([]);
  });

  test.each([390, 1024, 1920])('at %d pixels the page itself does not scroll sideways', async (width) => {
    await ui.page.setViewportSize({ width, height: 900 });
    await ui.talk();
    await lanes()
      .getByText(/customer idle/)
      .first()
      .waitFor(WAIT);
    expect(await ui.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    if (width === 1920) expect((await lanes().boundingBox())?.width).toBeGreaterThan(1600);
  });
});
