import { describe, expect, test } from '@jest/globals';
import { CUSTOMER, consoleUnderTest, WAIT } from './console-under-test.ts';

describe('how the lanes look', () => {
  const ui = consoleUnderTest({ clock: { mode: 'manual' }, startAtMs: Date.UTC(2026, 10, 26, 9) });
  const lanes = () => ui.page.getByRole('region', { name: 'Lanes' });
  const styleOf = (selector: string, property: string) =>
    ui.page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`);

  test('where the view is narrower than the lanes, a sideways wheel scrolls it, and all of the chat stays shown', async () => {
    const { page } = ui;
    await page.setViewportSize({ width: 390, height: 844 });
    await ui.talk();
    const view = page.locator('.lanes-view');
    const isAt = async (expected: number) => {
      await page.waitForFunction(`document.querySelector('.lanes-view').scrollLeft === ${expected}`, null, WAIT);
    };
    const all = lanes().getByRole('button', { name: 'All', pressed: true });
    await lanes().getByText('customer idle, 4:50 left').waitFor(WAIT);
    await page.locator('.lanes-frame.more').waitFor(WAIT);
    await view.hover();
    await page.mouse.wheel(100, 0);
    await isAt(100);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 60);
    await page.keyboard.up('Shift');
    await isAt(160);
    await view.focus();
    await page.keyboard.press('ArrowLeft');
    await isAt(40);
    await page.mouse.wheel(1000, 0);
    await page.locator('.lanes-frame:not(.more)').waitFor(WAIT);
    await page.mouse.wheel(100, 0);
    expect(await all.count()).toBe(1);
  });

  test('“Show it” scrolls lanes that are wider than their view to the timer', async () => {
    const { page } = ui;
    await page.setViewportSize({ width: 390, height: 844 });
    await ui.talk();
    await ui.click('Next deadline');
    await ui.see(CUSTOMER, 'Alex has become idle');
    await ui.showView('Timers');
    const view = page.locator('.lanes-view');
    await view.evaluate((element) => element.scrollTo({ left: 400 }));
    await ui.click('Show it');
    const bar = lanes().getByRole('button', { name: 'customer idle, 5 min: fired', pressed: true });
    await bar.waitFor(WAIT);
    const names = (await lanes().locator('.lane-name').first().boundingBox()) ?? { x: 0, width: 0 };
    expect((await bar.boundingBox())?.x).toBeGreaterThan(names.x + names.width);
  });

  test('on a phone a panel fades at its lower edge, and its last line is whole', async () => {
    const { page } = ui;
    await page.setViewportSize({ width: 390, height: 844 });
    await ui.talk();
    await lanes().getByRole('toolbar', { name: 'Marks of the flow' }).getByRole('button').first().click(WAIT);
    const body = page.locator('.panel-body');
    await body.waitFor(WAIT);
    expect(await body.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
    const below = await body.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
      const last = element.lastElementChild?.getBoundingClientRect().bottom ?? Number.NaN;
      return element.getBoundingClientRect().bottom - last;
    });
    const mask = await styleOf('.panel-body', 'maskImage');
    const faded = Number(/, rgb\(0, 0, 0\) (\d+)px\)$/.exec(mask)?.[1]);
    expect(faded).toBeGreaterThan(8);
    expect(below).toBeGreaterThanOrEqual(faded);
  });

  test('on a phone the names of timers, of two lines and three, stand apart', async () => {
    const { page } = ui;
    await page.setViewportSize({ width: 390, height: 844 });
    await ui.talk();
    await ui.showView('Timers');
    await page.getByRole('rowheader').first().waitFor(WAIT);
    const boxes = await page.evaluate<readonly { readonly top: number; readonly bottom: number }[]>(
      `[...document.querySelectorAll('.timers tbody th')].map((name) => {
        const text = document.createRange();
        text.selectNodeContents(name);
        const { top, bottom } = text.getBoundingClientRect();
        return { top, bottom };
      })`,
    );
    expect(boxes).toHaveLength(4);
    for (const [index, { top }] of boxes.slice(1).entries()) {
      expect(top - (boxes[index]?.bottom ?? top)).toBeGreaterThanOrEqual(12);
    }
  });

  test.each(['light', 'dark'] as const)('in the %s theme a timer that was cut is seen', async (colorScheme) => {
    const { page } = ui;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await ui.talk();
    await ui.write('Write as the customer', 'Hello?');
    await lanes().locator('.deadline.cut').first().waitFor(WAIT);
    const edge = await styleOf('.deadline.cut', 'boxShadow');
    for (const behind of ['.card.lanes', 'body']) {
      expect(contrastOf(edge, await styleOf(behind, 'backgroundColor'))).toBeGreaterThanOrEqual(3);
    }
  });
});

/** As WCAG 2.2 reckons it, of two colours that the browser computed. */
function contrastOf(one: string, other: string): number {
  const [dark = Number.NaN, light = Number.NaN] = [one, other].map(luminanceOf).toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(colour: string): number {
  const [, ...parts] = /rgb\((\d+), (\d+), (\d+)\)/.exec(colour) ?? [];
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = parts
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
