import type { QueueRef } from './engine/index.ts';

/** The Amazon Connect instance that one Local Connect stands for. */
export interface Instance {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
  /** Ids of other instances that this one stands for: those that sample events name. */
  readonly alsoKnownAs?: ReadonlySet<string>;
  readonly queues: readonly QueueRef[];
  readonly hours?: readonly HoursOfOperation[];
}

/** A queue that the instance has beside its own. */
export interface QueueToHave {
  readonly name: string;
  /** The id by which flows name it. Default: that of the ARN, or else the name. */
  readonly id?: string;
  readonly arn?: string;
  /** How many chats may wait in it. Default: any number. */
  readonly maxContacts?: number;
}

export function makeQueue(instanceArn: string, { name, ...known }: QueueToHave): QueueRef {
  const id = known.id ?? known.arn?.slice(known.arn.lastIndexOf('/') + 1) ?? name;
  const { maxContacts } = known;
  return {
    name,
    id,
    arn: known.arn ?? `${instanceArn}/queue/${id}`,
    ...(maxContacts === undefined ? {} : { maxContacts }),
  };
}

export const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
export type Day = (typeof DAYS)[number];

/** When a contact centre is open, by the clock on the wall of its time zone. */
export interface HoursOfOperation {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** An IANA name such as `Europe/London`. */
  readonly timeZone: string;
  readonly config: readonly OpenHours[];
}

export interface OpenHours {
  readonly day: Day;
  /** Minutes after midnight. */
  readonly startMinutes: number;
  /** Not open any more at this minute. The start's minute or an earlier one lies in the night that follows. */
  readonly endMinutes: number;
}
