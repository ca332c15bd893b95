import type { Page } from 'playwright-core';

/** The page as people have it: on a phone, a small screen and a large one, light and dark. */
export const LOOKS = [390, 1024, 1920].flatMap((width) => [['light', width] as const, ['dark', width] as const]);

type ColorScheme = (typeof LOOKS)[number][0];

export async function showAs(page: Page, colorScheme: ColorScheme, width: number): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
}

/** By how many pixels the page, or one of these parts of it, is wider than its place. */
export async function overflowOf(page: Page, ...parts: readonly string[]): Promise<number> {
  return await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll(${JSON.stringify(['html', ...parts].join())})]
      .map((part) => part.scrollWidth - part.clientWidth))`,
  );
}
