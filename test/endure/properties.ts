import { botBatches, timerBatches } from './batches.ts';
import { crashingBots } from './crashing-bots.ts';
import { crashingChatStarts } from './crashing-chat-starts.ts';
import { crashingTimers } from './crashing-timers.ts';
import { deadlines } from './deadlines.ts';
import { eventsOfFlows } from './events-of-flows.ts';
import { eventsOfPages } from './events-of-pages.ts';
import { eventsOfQueues } from './events-of-queues.ts';
import { growth } from './growth.ts';
import { leases } from './leases.ts';
import { orders } from './orders.ts';
import type { Property } from './property.ts';
import { quota } from './quota.ts';
import { throttledBots } from './throttled-bots.ts';
import { throttledChatStarts } from './throttled-chat-starts.ts';
import { throttledTimers } from './throttled-timers.ts';

/** Every property, in the order in which they are tried. */
export const properties: readonly Property[] = [
  eventsOfFlows,
  eventsOfQueues,
  eventsOfPages,
  throttledTimers,
  throttledBots,
  throttledChatStarts,
  quota,
  orders,
  timerBatches,
  botBatches,
  crashingTimers,
  crashingBots,
  crashingChatStarts,
  leases,
  deadlines,
  growth,
];
