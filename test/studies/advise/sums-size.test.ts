import { expect, test } from '@jest/globals';
import { gather } from '../../../studies/advise/gather/gather.ts';
import { ChatMaker } from '../../../studies/advise/made/make-chat.ts';
import { findFiles } from '../../../studies/advise/read/find-files.ts';
import type { QueueSums } from '../../../studies/advise/sums/sums.ts';
import { Folder, lines } from './files.ts';

/** Each thread keeps 500 queues at most, and all of advice is to take 300 MB. */
const MOST_BYTES_OF_QUEUE = 64_000;

const bytesOf = ({ curves, outcomes, time }: QueueSums) =>
  [curves, ...time.buckets.values()]
    .flatMap(({ steps }) => steps.map((counts) => counts?.byteLength ?? 0))
    .reduce((sum, bytes) => sum + bytes, outcomes.byteLength);

test('the sums of a queue are as long as its silences need, whatever their place in time', async () => {
  using folder = new Folder();
  const maker = new ChatMaker({ seed: 5, firstDayMs: Date.UTC(2026, 0, 1), days: 400 });
  const chats = Array.from({ length: 600 }, () => maker.next());
  const path = folder.write('chats', chats.map(({ transcript, record }) => lines(transcript, record)).join(''));
  const { sums } = await gather(findFiles([path]), { threads: 1, seed: 1 });
  const queues = [...sums.queues.values()];
  expect(queues.map(({ time }) => time.buckets.size > 6)).toEqual([true, true]);
  for (const queue of queues) expect(bytesOf(queue)).toBeLessThan(MOST_BYTES_OF_QUEUE);
});
