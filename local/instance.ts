import type { QueueRef } from './engine/index.ts';
import type { ResourceKind } from './flow-language/index.ts';

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
  /** What flows brought along from other instances, by ARN. */
  readonly adopted?: ReadonlyMap<string, AdoptedThing>;
}

/** Something of another instance that a flow names, and that is local from now on. */
export interface AdoptedThing {
  readonly kind: ResourceKind;
  readonly name: string;
  /** By what the flow names it: an ARN, or an id alone. */
  readonly arn: string;
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

function makeQueue(instanceArn: string, { name, ...known }: QueueToHave): QueueRef {
  const id = known.id ?? known.arn?.slice(known.arn.lastIndexOf('/') + 1) ?? name;
  const { maxContacts } = known;
  return {
    name,
    id,
    arn: known.arn ?? `${instanceArn}/queue/${id}`,
    ...(maxContacts === undefined ? {} : { maxContacts }),
  };
}

/** An agent is known by name here, which stands for the id of the user. */
export function agentArn(instanceArn: string, agentName: string): string {
  return `${instanceArn}/agent/${agentName}`;
}

/** An instance that grows: flows bring along what they name, and people add queues. */
export class InstanceContents implements Instance {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly queues: QueueRef[];
  readonly hours: HoursOfOperation[];
  readonly alsoKnownAs = new Set<string>();
  readonly adopted = new Map<string, AdoptedThing>();

  constructor(from: Instance) {
    this.region = from.region;
    this.accountId = from.accountId;
    this.instanceId = from.instanceId;
    this.instanceArn = from.instanceArn;
    this.queues = [...from.queues];
    const { hours = [] } = from;
    this.hours = [...hours];
  }

  /** Adds a queue. One with the same ARN or id is replaced, and so is one of the same name if neither is given. */
  addQueue(queue: QueueToHave): QueueRef {
    const named = queue.id === undefined && queue.arn === undefined;
    const known = named ? this.queues.find(({ name }) => name === queue.name) : undefined;
    const added = makeQueue(this.instanceArn, known === undefined ? queue : { ...queue, id: known.id, arn: known.arn });
    const index = this.queues.findIndex(({ id, arn }) => arn === added.arn || id === added.id);
    if (index < 0) this.queues.push(added);
    else this.queues[index] = added;
    return added;
  }

  /** Adds hours of operation; those with the same id are replaced. */
  setHours(hours: HoursOfOperation): void {
    const index = this.hours.findIndex(({ id }) => id === hours.id);
    if (index < 0) this.hours.push(hours);
    else this.hours[index] = hours;
  }

  /** Adds hours of operation that never close, by their ARN or by an id alone. */
  addOpenHours(name: string, idOrArn: string): void {
    const id = idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
    const arn = id === idOrArn ? `${this.instanceArn}/operating-hours/${id}` : idOrArn;
    const config = DAYS.map((day) => ({ day, startMinutes: 0, endMinutes: 0 }));
    this.hours.push({ id, arn, name, timeZone: 'UTC', config });
  }
}

export const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
type Day = (typeof DAYS)[number];

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
