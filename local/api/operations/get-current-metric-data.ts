import type { Chat, ChatEngine, QueueRef } from '../../engine/index.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import { notEmulated, ServiceError } from '../errors.ts';
import { meanWaitSeconds } from '../mean-wait.ts';
import { metricPage, sortRows } from '../metric-page.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { present } from '../present.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly Filters: { readonly Queues?: readonly string[]; readonly Channels?: readonly string[] };
  readonly Groupings?: readonly string[];
  readonly CurrentMetrics: readonly { readonly Name?: string; readonly Unit?: string; readonly MetricId?: string }[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly SortCriteria?: readonly {
    readonly SortByMetric?: string;
    readonly SortOrder?: 'ASCENDING' | 'DESCENDING';
  }[];
}

const GROUPINGS = ['QUEUE', 'CHANNEL'];
const FILTERS = ['Queues', 'Channels'];

/**
 * How busy queues are now. Where nothing has happened in a channel there is no row, and a metric without a value is one
 * that cannot be computed (API reference, GetCurrentMetricData).
 */
export const getCurrentMetricData: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: {
    note:
      'by queue and channel; what cannot be known here has no value, and SLOTS_AVAILABLE is refused by name: agents ' +
      'take any number of chats; a NextToken does not expire',
  },
  run(context, input) {
    const { InstanceId, Filters, Groupings = [], CurrentMetrics, MaxResults, NextToken } = input;
    requireInstance(context, InstanceId);
    refuseOthers(input, Groupings);
    const queues = queuesNamed(context, Filters.Queues ?? []);
    const byQueue = Groupings.includes('QUEUE');
    const byChannel = Groupings.includes('CHANNEL');
    const hasChats = Filters.Channels === undefined || Filters.Channels.includes('CHAT');
    const all = !hasChats ? [] : byQueue ? queues.map((queue) => [queue]) : [queues];
    const how = { isGrouped: Groupings.length > 0, byBoth: byQueue && byChannel };
    const { SortByMetric = 'AGENTS_ONLINE', SortOrder = 'DESCENDING' } = input.SortCriteria?.[0] ?? {};
    const sorted = sortRows(all, (row) => metricOf(context, SortByMetric, row, how), SortOrder);
    const { rows, next } = metricPage(sorted, { maxResults: MaxResults, nextToken: NextToken });
    return present({
      NextToken: next,
      MetricResults: rows.map((row) => ({
        Dimensions: present({
          Queue: byQueue && row[0] !== undefined ? { Id: row[0].id, Arn: row[0].arn } : undefined,
          Channel: byChannel ? 'CHAT' : undefined,
        }),
        Collections: CurrentMetrics.map(({ Name = '', Unit }) => ({
          Metric: present({ Name, Unit }),
          ...present({ Value: metricOf(context, Name, row, how) }),
        })),
      })),
      DataSnapshotTime: epochSeconds(context.chatClock.nowMs),
      ApproximateTotalCount: all.length,
    });
  },
};

/** Sorting by slots is not supported (API reference, GetCurrentMetricData). */
const UNSORTABLE = ['SLOTS_ACTIVE', 'SLOTS_AVAILABLE'];

function refuseOthers({ Filters, CurrentMetrics: metrics, SortCriteria }: Input, groupings: readonly string[]): void {
  const filter = Object.keys(Filters).find((name) => !FILTERS.includes(name));
  if (filter !== undefined) throw notEmulated('connect', `Filters.${filter}`);
  const grouping = groupings.find((name) => !GROUPINGS.includes(name));
  if (grouping !== undefined) throw notEmulated('connect', `Groupings ${grouping}`);
  if (metrics.some(({ MetricId }) => MetricId !== undefined)) throw notEmulated('connect', 'CurrentMetrics.MetricId');
  if (metrics.some(({ Name }) => Name === 'SLOTS_AVAILABLE'))
    throw notEmulated('connect', 'The metric SLOTS_AVAILABLE');
  const sortedBy = SortCriteria?.[0]?.SortByMetric;
  if (sortedBy !== undefined && UNSORTABLE.includes(sortedBy)) {
    throw new ServiceError('InvalidParameterException', `SortCriteria[0].SortByMetric cannot be ${sortedBy}.`);
  }
  if (metrics.every(({ Name }) => Name !== undefined)) return;
  throw new ServiceError('InvalidParameterException', 'Each of CurrentMetrics must have a Name.');
}

/** Named by id or ARN; none is a mistake, since there are no routing profiles here. */
function queuesNamed({ instance }: OperationContext, named: readonly string[]): readonly QueueRef[] {
  if (named.length === 0) throw new ServiceError('InvalidParameterException', 'Filters.Queues must name a queue.');
  return named.map((idOrArn) => {
    const queue = instance.queues.find(({ id, arn }) => id === idOrArn || arn === idOrArn);
    if (queue !== undefined) return queue;
    throw new ServiceError('ResourceNotFoundException', 'Filters.Queues names a queue that is not there.');
  });
}

function metricOf(
  { engine, chatClock, staffing }: OperationContext,
  name: string,
  queues: readonly QueueRef[],
  { isGrouped, byBoth }: { readonly isGrouped: boolean; readonly byBoth: boolean },
): number | undefined {
  const facts = queues.map(({ id }) => engine.queueFacts(id));
  switch (name) {
    case 'CONTACTS_IN_QUEUE':
      return facts.reduce((sum, { contactsInQueue }) => sum + contactsInQueue, 0);
    case 'OLDEST_CONTACT_AGE': {
      const oldest = facts.flatMap(({ oldestEnqueuedAtMs }) => oldestEnqueuedAtMs ?? []);
      const ageMs = oldest.length === 0 ? 0 : chatClock.nowMs - Math.min(...oldest);
      // Without a grouping the service answers milliseconds, whatever unit was asked for.
      return isGrouped ? Math.floor(ageMs / 1000) : ageMs;
    }
    case 'ESTIMATED_WAIT_TIME':
      return byBoth ? meanWaitSeconds(engine.chats, queues[0]?.id) : undefined;
    case 'AGENTS_ONLINE':
      return staffing.online;
    case 'AGENTS_STAFFED':
      return staffing.staffed;
    case 'AGENTS_AVAILABLE':
      return staffing.available;
    case 'AGENTS_ON_CONTACT':
      return new Set(agentsWith(engine, queues)).size;
    case 'SLOTS_ACTIVE':
      return agentsWith(engine, queues).length;
    default:
      return undefined;
  }
}

/** The agents with a contact from these queues, by name, once for each contact. */
function agentsWith({ chats }: ChatEngine, queues: readonly QueueRef[]): readonly string[] {
  const isFrom = ({ current }: Chat) => queues.some(({ id }) => id === current.queue?.id);
  return [...chats]
    .filter(isFrom)
    .flatMap(({ participants }) =>
      participants.flatMap(({ role, state, displayName }) =>
        role === 'AGENT' && state === 'CONNECTED' ? [displayName] : [],
      ),
    );
}
