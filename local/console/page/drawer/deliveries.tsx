import { formatTimeOfDay } from '../format.ts';
import { Folded } from '../lanes/facts.tsx';
import type { Report } from '../problems.tsx';
import { useAsked } from './asked.ts';

interface UndeliveredAnswer {
  readonly undelivered: readonly {
    readonly at: string;
    readonly messageId: string;
    readonly reason: string;
    readonly topicArn?: string;
    readonly body: unknown;
  }[];
}

/** What was published and reached nobody. */
export function Undelivered({ report }: { readonly report: Report }) {
  const { answer } = useAsked<UndeliveredAnswer>('/local/undelivered', report);
  if (answer === undefined) return null;
  if (answer.undelivered.length === 0) return <p class="aside">All that was published reached somebody.</p>;
  return (
    <ol class="drawer-list" aria-label="Undelivered">
      {answer.undelivered.toReversed().map(({ at, messageId, reason, topicArn = '', body }) => (
        <li key={messageId}>
          <span class="quiet">{formatTimeOfDay(Date.parse(at))}</span> <strong>{reason}</strong>{' '}
          <span class="quiet">{topicArn.split(':').at(-1)}</span>
          <Folded label="Body" value={body} />
        </li>
      ))}
    </ol>
  );
}

interface DeadLettersAnswer {
  readonly queues: readonly {
    readonly name: string;
    readonly arn: string;
    readonly messages: readonly {
      readonly messageId: string;
      readonly sentAt: string;
      readonly receiveCount: number;
      readonly body: unknown;
    }[];
  }[];
}

/** What functions failed on too often, by the queue that holds it. */
export function DeadLetters({ report }: { readonly report: Report }) {
  const { answer } = useAsked<DeadLettersAnswer>('/local/dead-letters', report);
  if (answer === undefined) return null;
  const queues = answer.queues.filter(({ messages }) => messages.length > 0);
  if (queues.length === 0) return <p class="aside">Nothing was given up: all dead-letter queues are empty.</p>;
  return (
    <ol class="drawer-list" aria-label="Dead letters">
      {queues.map(({ name, arn, messages }) => (
        <li key={arn}>
          <strong>{name}</strong>
          {messages.map(({ messageId, sentAt, receiveCount, body }) => (
            <Folded
              key={messageId}
              label={`${formatTimeOfDay(Date.parse(sentAt))}, received ${receiveCount} times`}
              value={body}
            />
          ))}
        </li>
      ))}
    </ol>
  );
}
