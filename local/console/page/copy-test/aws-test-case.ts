import { TEST_CASE_VERSION } from '../../../test-language/test-case.ts';
import type { TimelineEntry } from '../model.ts';

interface Action {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: object;
  readonly Transitions: { readonly NextAction?: string };
}

interface Heard {
  readonly text: string;
  /** What the customer says before they hear more. */
  readonly said: string[];
}

/** A longer text is known by its beginning. */
const MOST_TEXT = 200;

/**
 * A chat as a test case in Amazon Connect's language, as far as that reaches: what the flow says, and what the customer
 * answers. Its runs have no agents, hear no custom bots, and take five minutes: it ends where an agent joins, and has
 * nothing of timers. `undefined` for a chat in which the flow said nothing before that.
 */
export function awsTestCaseOf(timeline: readonly TimelineEntry[]): string | undefined {
  const heard = heardIn(timeline);
  if (heard.length === 0) return undefined;
  const Observations = heard.map(({ text, said }, place) => {
    const isLast = place === heard.length - 1;
    return {
      Identifier: `message-${place + 1}`,
      Event: {
        Identifier: `event-${place + 1}`,
        Type: 'MessageReceived',
        Properties: { Text: text, MatchingCriteria: { Type: 'Inclusion' } },
      },
      Actions: actionsOf(place, said, isLast),
      Transitions: { NextObservations: isLast ? [] : [`message-${place + 2}`] },
    };
  });
  return `${JSON.stringify({ Version: TEST_CASE_VERSION, Observations }, null, 2)}\n`;
}

function heardIn(timeline: readonly TimelineEntry[]): readonly Heard[] {
  const heard: Heard[] = [];
  for (const entry of timeline) {
    if (entry.type === 'PARTICIPANT_JOINED' && entry.role === 'AGENT') break;
    if (entry.type !== 'MESSAGE' || entry.detail.contentType !== 'text/plain') continue;
    const { text } = entry.detail;
    if (entry.role === 'CUSTOMER') heard.at(-1)?.said.push(text);
    else if (entry.role === 'SYSTEM') heard.push({ text: (text.split('\n')[0] ?? '').slice(0, MOST_TEXT), said: [] });
  }
  return heard;
}

function actionsOf(place: number, said: readonly string[], isLast: boolean): readonly Action[] {
  const steps = [
    ...said.map((Value) => ({
      Type: 'SendInstruction',
      Parameters: { Actor: 'Customer', Instruction: { Type: 'Utterance', Properties: { Value } } },
    })),
    ...(isLast ? [{ Type: 'TestControl', Parameters: { Command: { Type: 'EndTest' } } }] : []),
  ];
  return steps.map((step, number) => ({
    Identifier: `action-${place + 1}-${number + 1}`,
    ...step,
    Transitions: number === steps.length - 1 ? {} : { NextAction: `action-${place + 1}-${number + 2}` },
  }));
}
