import { advise } from '../../studies/advise/advice/advise.ts';
import { gather } from '../../studies/advise/gather/gather.ts';
import { findFiles } from '../../studies/advise/read/find-files.ts';

/** A process of its own: reads the file that it is given on two threads, advises, and prints what that took. */
const [path = ''] = process.argv.slice(2);
const { sums } = await gather(findFiles([path]), { threads: 2, seed: 1 });
const { recommended } = advise(sums, { accept: 0.01, inForce: undefined, current: [], concurrency: undefined });
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    chats: sums.all.chats,
    sumMinutes: recommended.default.sumMinutes,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    memoryMb: maxRSS / 1000,
  }),
);
