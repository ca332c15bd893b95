import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { examine, type FlowContent, isFlowContent } from '../../../local/flow-language/index.ts';
import { type Candidate, mutated, redirected } from './mutations.ts';
import { action, answer, content, hangUp, RunningChat, SALES, say } from './running-chat.ts';

/** The same flows each time. */
const SEED = 20_261_121;

const LEX = {
  'arn:aws:lex:eu-west-2:111122223333:bot-alias/B/A': [{ says: 'hello', intent: 'Cancel', replies: ['Well.'] }],
};

const QUEUE_FLOW = content(say('hold', 'Please hold', 'leave'), action('leave', 'EndFlowExecution', {}));
const MODULE = content(say('m', 'in the module', 'leave'), action('leave', 'EndFlowModuleExecution', {}));
/** Brings a chat into the queue, where the flow under test runs. */
const TO_QUEUE = content(
  action('hook', 'UpdateContactEventHooks', { EventHooks: { CustomerQueue: 'mutated' } }, 'set'),
  action('set', 'UpdateContactTargetQueue', { QueueId: SALES.id }, 'transfer'),
  action('transfer', 'TransferContactToQueue', {}),
  hangUp,
);

/** Runs it with all that can happen to a chat: talk, time, an agent who comes and goes, and a customer who leaves. */
async function live({ type }: Candidate, flow: FlowContent): Promise<void> {
  const running = new RunningChat(answer({ status: 'SET', a: 'b' }), { lex: LEX });
  running.flows.put({ id: 'queue', name: 'queue', type: 'CUSTOMER_QUEUE', content: QUEUE_FLOW });
  running.flows.put({ id: 'whisper', name: 'whisper', type: 'AGENT_WHISPER', content: QUEUE_FLOW });
  running.flows.put({ id: 'module', name: 'module', type: 'MODULE', content: MODULE });
  running.flows.put({ id: 'to-queue', name: 'to-queue', type: 'CONTACT_FLOW', content: TO_QUEUE });
  running.flows.put({ id: 'mutated', name: 'mutated', type, content: flow });
  const flowId = type === 'CUSTOMER_QUEUE' ? 'to-queue' : 'mutated';
  const { chat, participant } = running.engine.startChat({ displayName: 'Ann', flowId });
  running.engine.connectParticipant(participant.participantId);
  await running.settled();
  if (!chat.ended) await running.customerSays(chat, 'hello');
  await running.advance(900);
  if (!chat.ended) {
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.settled();
    running.engine.disconnectParticipant(agent.participantId);
    await running.settled();
  }
  await running.advance(900);
  expect(chat.ended || chat.current.state === 'WAITING' || chat.current.state === 'IN_QUEUE').toBe(true);
  if (!chat.ended) running.engine.disconnectParticipant(participant.participantId);
  await running.settled();
  expect(chat.ended).toBe(true);
  expect(running.work.idle).toBe(true);
  expect(running.clock.pending).toBe(0);
  expect(running.failures().filter((message) => message.includes('broke down'))).toEqual([]);
}

async function refusedByPlaceOrLives(candidate: Candidate): Promise<boolean> {
  const { content: flow, type } = candidate;
  if (!isFlowContent(flow, type, false)) {
    const problems = examine(flow, type).refused;
    expect(problems.length).toBeGreaterThan(0);
    for (const { message, path } of problems) {
      expect(message).not.toBe('');
      expect(path).toMatch(/^(Version|StartAction|Actions($|\[\d+\]))/u);
    }
    return false;
  }
  await live(candidate, flow);
  return true;
}

const candidate = fc.oneof(
  { weight: 3, arbitrary: redirected('CONTACT_FLOW') },
  { weight: 1, arbitrary: redirected('CUSTOMER_QUEUE') },
);

describe('a flow that somebody has changed', () => {
  test('runs, waits, ends or fails by name, and always comes to rest, where only its transitions were', async () => {
    await fc.assert(
      fc.asyncProperty(candidate, async (flow) => expect(await refusedByPlaceOrLives(flow)).toBe(true)),
      { numRuns: 500, seed: SEED },
    );
  });

  test('is refused by a problem that names the place, or lives: 10,000 of them', async () => {
    let lived = 0;
    await fc.assert(
      fc.asyncProperty(mutated(candidate), async (flow) => {
        if (await refusedByPlaceOrLives(flow)) lived += 1;
      }),
      { numRuns: 10_000, seed: SEED },
    );
    // Neither of the two is the exception.
    expect(lived).toBeGreaterThan(1000);
    expect(lived).toBeLessThan(9000);
  });
});
