import type { Chat, ChatEngine, Contact } from '../../engine/index.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import { notEmulated, ServiceError } from '../errors.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { present } from '../present.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import { type Criteria, type Found, meets, OTHER_CRITERIA, type TimeType, timeOf } from '../search-criteria.ts';

interface Input {
  readonly InstanceId: string;
  readonly TimeRange: { readonly Type: TimeType; readonly StartTime: number; readonly EndTime: number };
  readonly SearchCriteria?: Criteria;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly Sort?: { readonly FieldName: string; readonly Order: 'ASCENDING' | 'DESCENDING' };
}

/** How many a page has, and in which order, where nothing is said, is assumed. */
const DEFAULT_MAX_RESULTS = 100;
const NEWEST_FIRST = { FieldName: 'INITIATION_TIMESTAMP', Order: 'DESCENDING' } as const;

/** Finds what has just happened. The service takes a while, which is not documented. */
export const searchContacts: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: {
    note: 'by time, channel, initiation method, queue, agent, name, attributes and tags; every attribute is searchable',
  },
  run(context, { InstanceId, TimeRange, SearchCriteria = {}, MaxResults, NextToken, Sort = NEWEST_FIRST }) {
    requireInstance(context, InstanceId);
    const other = OTHER_CRITERIA.find((name) => Object.hasOwn(SearchCriteria, name));
    if (other !== undefined) throw notEmulated('connect', `SearchCriteria.${other}`);
    if (TimeRange.EndTime < TimeRange.StartTime) {
      throw new ServiceError('InvalidParameterException', 'TimeRange.EndTime is before TimeRange.StartTime.');
    }
    const found = contactsOf(context.engine).filter(
      (each) => isWithin(timeOf(each.contact, TimeRange.Type), TimeRange) && meets(each, SearchCriteria),
    );
    const sorted = found.toSorted(({ contact: one }, { contact: other }) => compare(one, other, Sort));
    const start =
      NextToken === undefined ? 0 : sorted.findIndex(({ contact }) => contact.contactId === read(NextToken));
    if (start < 0) throw new ServiceError('InvalidParameterException', 'NextToken is not one that this search gave.');
    const end = start + (MaxResults ?? DEFAULT_MAX_RESULTS);
    const next = sorted[end]?.contact.contactId;
    return {
      Contacts: sorted.slice(start, end).map((each) => summaryOf(context, each)),
      TotalCount: sorted.length,
      ...(next === undefined ? {} : { NextToken: Buffer.from(next).toString('base64url') }),
    };
  },
};

const contactsOf = ({ chats }: ChatEngine): readonly Found[] =>
  [...chats].flatMap((chat) => chat.contacts.map((contact) => ({ chat, contact })));

const isWithin = (atMs: number | undefined, { StartTime, EndTime }: Input['TimeRange']): boolean =>
  atMs !== undefined && atMs >= StartTime * 1000 && atMs <= EndTime * 1000;

const read = (token: string): string => Buffer.from(token, 'base64url').toString('utf8');

/** Those without the time come last. Every contact here is a chat, so by channel all are equal. */
function compare(one: Contact, other: Contact, { FieldName, Order }: typeof NEWEST_FIRST | NonNullable<Input['Sort']>) {
  const sign = Order === 'ASCENDING' ? 1 : -1;
  if (FieldName === 'INITIATION_METHOD') return sign * one.initiationMethod.localeCompare(other.initiationMethod);
  const [left, right] = [timeOf(one, FieldName), timeOf(other, FieldName)];
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return sign * (left - right);
}

/** API reference, ContactSearchSummary: less than DescribeContact tells, and no reason of the end. */
function summaryOf({ instance }: OperationContext, { chat, contact }: Found): object {
  const { contactId, initialContactId, previousContactId, queue, enqueuedAtMs } = contact;
  const { details, tags } = chat;
  return present({
    Arn: `${instance.instanceArn}/contact/${contactId}`,
    Id: contactId,
    InitialContactId: initialContactId,
    PreviousContactId: previousContactId === contactId ? undefined : previousContactId,
    InitiationMethod: contact.initiationMethod,
    Channel: 'CHAT',
    QueueInfo: queue && enqueuedAtMs && { Id: queue.id, EnqueueTimestamp: epochSeconds(enqueuedAtMs) },
    AgentInfo: agentOf(chat, contact),
    InitiationTimestamp: epochSeconds(contact.initiatedAtMs),
    DisconnectTimestamp: contact.disconnectedAtMs && epochSeconds(contact.disconnectedAtMs),
    SegmentAttributes: details.segmentAttributes && textsOf(details.segmentAttributes),
    Name: details.name,
    Tags: tags.size === 0 ? undefined : Object.fromEntries(tags),
  });
}

function agentOf(chat: Chat, { agentParticipantId, connectedToAgentAtMs }: Contact): object | undefined {
  const agent = chat.participants.find(({ participantId }) => participantId === agentParticipantId);
  if (agent === undefined || connectedToAgentAtMs === undefined) return undefined;
  return { Id: agent.displayName, ConnectedToAgentTimestamp: epochSeconds(connectedToAgentAtMs) };
}

/** The summary holds texts and maps alone. */
function textsOf(attributes: NonNullable<Chat['details']['segmentAttributes']>): object {
  return Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value.ValueString !== undefined || value.ValueMap !== undefined),
  );
}
