import { parseWake, type Wake } from '../shared/bots/bot-wake.ts';
import { jsonOf } from '../shared/lambda/json.ts';
import * as z from '../shared/lambda/zod.ts';

/** Why RunChatBot is to wake a contact's bot. Nothing of what was written is kept. */
export interface ReceivedWake {
  readonly contactId: string;
  /** The customer's message that it is about, if it is about one. */
  readonly itemId?: string | undefined;
  readonly itemAt?: string | undefined;
  /** Somebody left, or the chat ended: is the bot still there? */
  readonly maybeGone: boolean;
  readonly attempt: number;
  /** It stood at the end of a lease, for a holder that died. */
  readonly atLeasesEnd: boolean;
  /** Whether it came as a wake of ours, which holds no text, and not as a notification. */
  readonly isOurs: boolean;
}

/** What wakes the bot for the same reason once more. */
export function wakeOf({ contactId, itemId, itemAt, maybeGone, atLeasesEnd }: ReceivedWake, attempt: number): Wake {
  return {
    contactId,
    attempt,
    ...(itemId === undefined ? {} : { itemId }),
    ...(itemAt === undefined ? {} : { itemAt }),
    ...(maybeGone ? { maybeGone } : {}),
    ...(atLeasesEnd ? { atLeasesEnd } : {}),
  };
}

/** A wake of ours, as one that was received. */
export const receivedAgain = (wake: Wake): ReceivedWake => ({
  ...wake,
  maybeGone: wake.maybeGone === true,
  atLeasesEnd: wake.atLeasesEnd === true,
  isOurs: true,
});

const notification = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** What Amazon Connect publishes (administrator guide, sns-payload). An event has no content. */
const item = z.object({
  Id: z.optional(z.string()),
  Type: z.string(),
  ContentType: z.string(),
  AbsoluteTime: z.optional(z.string()),
  ParticipantRole: z.nullish(z.string()),
  ContactId: z.string().check(z.minLength(1)),
});

const EVENT = 'application/vnd.amazonaws.connect.event.';

/** The events after which a bot may no longer be in its chat. */
const LEAVING_EVENTS: readonly string[] = [
  `${EVENT}participant.left`,
  `${EVENT}participant.autodisconnection`,
  `${EVENT}chat.ended`,
];

/** Reads a queue message's body: a wake of ours, or a notification. `undefined` when it is neither. */
export function readWake(body: string): ReceivedWake | 'IRRELEVANT' | undefined {
  const content = jsonOf(body);
  const wake = parseWake(content);
  if (wake !== undefined) return receivedAgain(wake);
  const outer = notification.safeParse(content);
  const inner = outer.success ? item.safeParse(jsonOf(outer.data.Message)) : undefined;
  if (inner === undefined || !inner.success) return undefined;
  const { Id, Type, ContentType, AbsoluteTime, ParticipantRole, ContactId } = inner.data;
  const maybeGone = LEAVING_EVENTS.includes(ContentType);
  const isFromCustomer = Type === 'MESSAGE' && ParticipantRole === 'CUSTOMER';
  if (!maybeGone && !isFromCustomer) return 'IRRELEVANT';
  return {
    contactId: ContactId,
    ...(isFromCustomer ? { itemId: Id, itemAt: AbsoluteTime } : {}),
    maybeGone,
    attempt: 0,
    atLeasesEnd: false,
    isOurs: false,
  };
}
