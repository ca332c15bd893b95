import { describe, expect, test } from '@jest/globals';
import type { Simulation, WatchedAction } from '../../../local/flows/index.ts';
import type { Strategy } from '../../../local/test-language/index.ts';
import { block, ends } from './blocks.ts';
import { answer, RunningChat } from './running-chat.ts';

const CLOSED = 'arn:aws:connect:us-east-1:000000000000:instance/i/operating-hours/closed';
const OPEN = 'arn:aws:connect:us-east-1:000000000000:instance/i/operating-hours/open';

/** A test that takes the place of each action that it hears of, and notes them. */
class Watching implements Simulation {
  readonly started: WatchedAction[] = [];
  readonly completed: WatchedAction[] = [];
  readonly #strategy: Strategy | undefined;

  constructor(strategy: Strategy | undefined) {
    this.#strategy = strategy;
  }

  onActionStarted(action: WatchedAction): Strategy | undefined {
    this.started.push(action);
    return this.#strategy;
  }

  onActionCompleted(action: WatchedAction): void {
    this.completed.push(action);
  }
}

const hours = [
  { id: 'open', arn: OPEN, name: 'Open', timeZone: 'UTC', config: [] },
  { id: 'closed', arn: CLOSED, name: 'Closed', timeZone: 'UTC', config: [] },
];

async function hoursBlock(parameters: Readonly<Record<string, unknown>>, strategy?: Strategy) {
  const watching = new Watching(strategy);
  const running = new RunningChat(answer({}), { instance: { hours }, simulationOf: () => watching });
  const flowId = running.flow(
    'Inbound',
    'CONTACT_FLOW',
    block('CheckHoursOfOperation', parameters, { conditions: ['True', 'False'] }),
    ...ends('True', 'False', 'NoMatchingError'),
  );
  const { chat, participant } = running.engine.startChat({ displayName: 'Ann', flowId });
  running.engine.connectParticipant(participant.participantId);
  await running.settled();
  return { said: running.said(chat), watching };
}

describe('opening hours in a test', () => {
  test('are known by id and by ARN', async () => {
    const { said, watching } = await hoursBlock({ HoursOfOperationId: 'open' });
    expect(said).toEqual(['False']);
    expect(watching.started[0]?.resources).toEqual(expect.arrayContaining(['open', OPEN]));
    expect(watching.completed).toEqual(watching.started);
  });

  test.each([
    [true, 'True'],
    [false, 'False'],
  ])('are mocked as open: %s', async (isOpen, branch) => {
    const result = { kind: 'HOURS', isOpen } as const;
    const strategy = { type: 'ExecutionResult', delaySeconds: 0, result } as const;
    expect((await hoursBlock({ HoursOfOperationId: OPEN }, strategy)).said).toEqual([branch]);
  });

  test('fail with an error that the test gives', async () => {
    const strategy = { type: 'Error', delaySeconds: 0, error: 'NoMatchingError' } as const;
    const { said, watching } = await hoursBlock({ HoursOfOperationId: OPEN }, strategy);
    expect(said).toEqual(['NoMatchingError']);
    expect(watching.completed).toEqual([]);
  });

  test('are substituted by others', async () => {
    const strategy = { type: 'SubstituteResource', arn: CLOSED } as const;
    expect((await hoursBlock({ HoursOfOperationId: OPEN }, strategy)).said).toEqual(['False']);
  });

  test('of a block that names none, in a queue without any, are not heard of', async () => {
    const { said, watching } = await hoursBlock({});
    expect(said).toEqual(['True']);
    expect(watching.started).toEqual([]);
  });
});
