import { HOLDERS, LeaseWorld, twoThatLeave } from '../functions/run-chat-bot/two-that-leave.ts';
import { everyInterleaving, type Interleaved, someInterleavings } from '../functions/support/interleavings.ts';
import type { Property, Run } from './property.ts';

/** How many orders of each a short run takes: about a twentieth. */
const ORDERS = 30;

/** Two come for a chat while another invocation is at work on it, which may die of any of its steps. */
export const leases: Property = {
  name: 'every order of the steps of three that come for one chat',
  run: async (run) => {
    const world = await LeaseWorld.start();
    for (const [how, diesAt] of HOLDERS) {
      const tried = counting(twoThatLeave(world, diesAt), `The one that has the session ${how}`, run);
      if (run.isLong) await everyInterleaving(tried);
      else await someInterleavings(tried, ORDERS, run.next);
    }
    await world.stop();
  },
};

const counting = <Case>({ prepare, check }: Interleaved<Case>, where: string, run: Run): Interleaved<Case> => ({
  prepare,
  check: (made, choices) => run.tally.attempt(where, () => check(made, choices)),
});
