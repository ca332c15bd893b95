import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFlowContent } from '../../../local/flow-language/index.ts';
import { actionOf, VALID_ACTIONS } from '../flow-language/valid-flow.ts';
import { answer, RunningChat, SALES } from './running-chat.ts';

const TYPES = Object.keys(VALID_ACTIONS).filter(
  (type) => type !== 'EndFlowExecution' && type !== 'EndFlowModuleExecution',
);

/** A flow of actions of any types whose transitions lead anywhere. */
const redirected = fc
  .array(fc.tuple(fc.constantFrom(...TYPES), fc.array(fc.nat(), { minLength: 6, maxLength: 6 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((chosen) => {
    const actions = chosen.map(([type, targets], index) => {
      let turn = 0;
      const text = JSON.stringify(actionOf(type, type === 'UpdateContactTargetQueue' ? { QueueId: SALES.id } : {}));
      const led = text.replaceAll('"NextAction":"end"', () => {
        turn += 1;
        return `"NextAction":"${(targets[turn % targets.length] ?? 0) % chosen.length}"`;
      });
      const action: unknown = JSON.parse(led.replace('"Identifier":"a"', `"Identifier":"${index}"`));
      return action;
    });
    const content: unknown = { Version: '2019-10-30', StartAction: '0', Actions: actions };
    return content;
  });

describe('a valid flow whose transitions lead anywhere', () => {
  test('runs, waits, ends or fails by name, and always comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(redirected, async (content) => {
        const running = new RunningChat(answer({ status: 'SET', a: 'b' }));
        expect(isFlowContent(content, 'CONTACT_FLOW')).toBe(true);
        if (!isFlowContent(content, 'CONTACT_FLOW')) return;
        const { id } = running.flows.put({ name: 'Any', type: 'CONTACT_FLOW', content });
        const { chat, participant } = running.engine.startChat({ displayName: 'Ann', flowId: id });
        running.engine.connectParticipant(participant.participantId);
        await running.settled();
        for (let turn = 0; turn < 3 && !chat.ended; turn += 1) await running.advance(900);
        expect(running.work.idle).toBe(true);
        expect(chat.ended || chat.current.state === 'WAITING' || chat.current.state === 'IN_QUEUE').toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
