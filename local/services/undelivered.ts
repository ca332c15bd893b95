import type { UndeliveredEvent } from './event-bridge/event-bus.ts';
import type { UndeliveredNotification } from './sns/sns.ts';

/** What reached nobody who would have taken it: from a topic, or from a rule. */
export type Undelivered =
  | UndeliveredNotification
  | (UndeliveredEvent & { readonly attributes?: UndeliveredNotification['attributes'] });
