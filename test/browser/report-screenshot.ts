import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openPage } from './browser.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The first screen, and the curve under it. */
const SIZE = { width: 1080, height: 1028 } as const;

/** Draws the report that `npm run advise` writes of the sample. */
export async function saveReport(path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const html = join(folder, 'timers.html');
  const words = ['studies/cli/advise.ts', 'studies/sample', '--concurrency', '3', '--html', html];
  execFileSync(process.execPath, words, { cwd: ROOT });
  const { page, close } = await openPage('data:text/html,');
  try {
    await page.setViewportSize(SIZE);
    await page.goto(pathToFileURL(html).href);
    await page.screenshot({ path });
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
}
