import { fileURLToPath } from 'node:url';
import { LocalConnect } from '../../local/index.ts';
import { openPage } from './browser.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MINUTE_MS = 60_000;
const SAMPLES = 5;

/**
 * `node test/browser/heap.ts [minutes]`: the page’s heap, after collection, while ten chats go by at 600 times the
 * speed, against that after the first minute. Default: 6 minutes. It takes that long, so no test runs it.
 */
const minutes = Number(process.argv[2] ?? '6');
const connect = await LocalConnect.start({ assembly: `${ROOT}.build/sandbox`, clock: { mode: 'live', rate: 600 } });
const { page, close } = await openPage(connect.url);
try {
  await page.getByRole('button', { name: 'Start a chat' }).click();
  await page.getByRole('heading', { name: 'Customer Alex' }).waitFor();
  for (let guest = 1; guest < 10; guest += 1) await connect.startChat({ flow: 'Chat welcome', name: `Guest ${guest}` });
  const devTools = await page.context().newCDPSession(page);
  await page.waitForTimeout(MINUTE_MS);
  const first = await heap();
  console.log(`after the first minute: ${first} bytes`);
  for (let minute = 1; minute <= minutes; minute += 1) {
    await page.waitForTimeout(MINUTE_MS);
    const now = await heap();
    console.log(`${minute} min later: ${now} bytes, ${((now / first - 1) * 100).toFixed(1)} %`);
  }

  /** The least of some samples: between two of them an answer may be under way. */
  async function heap(): Promise<number> {
    let least = Number.POSITIVE_INFINITY;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      await devTools.send('HeapProfiler.collectGarbage');
      least = Math.min(least, (await devTools.send('Runtime.getHeapUsage')).usedSize);
      await page.waitForTimeout(300);
    }
    return least;
  }
} finally {
  await close();
  await connect.close();
}
