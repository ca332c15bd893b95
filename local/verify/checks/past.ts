import type { Item } from '@aws-sdk/client-connectparticipant';
import type { Check } from '../check.ts';
import { nameOf } from '../diagnose.ts';
import { failed, passed } from '../outcome.ts';
import { RUN_MS } from '../schedule.ts';
import { EVENT, type VerifyingCustomer } from '../service/customer.ts';
import type { Verification } from '../verification.ts';
import { untilFlowLeft, verifyFlow } from './verify-flow.ts';

const BEGIN_MS = 30_000;
/** After the end a transcript can be gone on from; AWS does not say when (administrator guide, chat-persistence). */
const TRANSCRIPT_MS = RUN_MS;
/** Which of them a chat gets whose transcript is not there yet is not documented. */
const NOT_YET = ['InvalidRequestException', 'InvalidParameterException', 'ResourceNotFoundException'];
const NOTICE = 'What was said before';
const JOINED = `${EVENT}participant.joined`;

/** A chat that is ended early, and gone on from when all else is done. */
export function pastChecks(): { readonly begin: Check; readonly see: Check } {
  let past: VerifyingCustomer;
  let messageId = '';
  const begin: Check = {
    id: 'transcript',
    runbook: 'when-something-fails',
    what: 'a customer without a websocket chats and reads',
    doing: 'having a chat',
    needs: ['instance'],
    async run(verification) {
      const flowId = verifyFlow(verification);
      if (typeof flowId !== 'string') return flowId;
      past = await verification.chat(flowId);
      await past.connect('CONNECT_PARTICIPANT');
      const items = await verification.until(BEGIN_MS, async () => {
        const read = await past.reads();
        return read.some(({ Type, ParticipantRole }) => Type === 'MESSAGE' && ParticipantRole === 'SYSTEM')
          ? read
          : undefined;
      });
      verification.recorder.saw('P1', items !== undefined);
      verification.recorder.saw('P27', joinsFirst(items ?? []));
      messageId = await past.says(NOTICE);
      await tryRefusals(verification, past);
      const read = await past.reads();
      await untilFlowLeft(verification, past, 'verifyTimers');
      // Not by leaving: a customer who left is refused for that.
      await past.end();
      await recordAfterEnd(verification, past);
      if (items !== undefined && read.some(({ Id }) => Id === messageId)) return passed(`${read.length} items`);
      return failed(
        'the transcript lacks what was said',
        items === undefined ? 'the flow did not run' : 'the message was not kept',
        'look at the flow log of the instance',
      );
    },
  };
  const see: Check = {
    id: 'past',
    runbook: 'when-something-fails',
    what: 'the customer comes back and reads what was said',
    doing: 'going on from the chat that has ended',
    needs: ['transcript'],
    async run(verification) {
      const flowId = verifyFlow(verification);
      if (typeof flowId !== 'string') return flowId;
      let refusal = '';
      const back = await verification.until(TRANSCRIPT_MS, async () => {
        const begun = await comeBack(verification, flowId, past.contactId);
        if (typeof begun !== 'string') return begun;
        refusal = begun;
        return undefined;
      });
      if (back !== undefined) await untilFlowLeft(verification, back, 'verifyTimers');
      const read = back === undefined ? [] : await back.reads();
      const isThere = read.some(({ Id }) => Id === messageId);
      verification.recorder.saw('P11', isThere);
      if (isThere) return passed('');
      return failed(
        back === undefined ? `no chat can go on from it: ${refusal}` : 'the new chat does not show the past one',
        'the instance keeps no chat transcripts, or may not read them: its bucket or key was changed',
        'in the instance, under Data storage, switch chat transcripts on; the role of the instance must read the bucket',
      );
    },
  };
  return { begin, see };
}

/** The name of an error until the past transcript is there. */
async function comeBack(
  verification: Verification,
  flowId: string,
  goesOnFrom: string,
): Promise<VerifyingCustomer | string> {
  try {
    const customer = await verification.chat(flowId, { goesOnFrom });
    await customer.connect('CONNECT_PARTICIPANT');
    return customer;
  } catch (error) {
    if (NOT_YET.includes(nameOf(error))) return nameOf(error);
    throw error;
  }
}

/** The flow's first text is later than the customer's joining. */
function joinsFirst(items: readonly Item[]): boolean {
  const joined = items.findIndex(({ ContentType }) => ContentType === JOINED);
  const spoken = items.findIndex(({ Type }) => Type === 'MESSAGE');
  return joined >= 0 && joined < spoken;
}

/** What nobody needs, and what tells whether Local Connect refuses as the service does. */
async function tryRefusals({ recorder }: Verification, customer: VerifyingCustomer): Promise<void> {
  const forward = await answerOf(() => customer.reads('FORWARD'));
  recorder.saw('P19', forward !== ANSWERED, { forwardWithoutStart: forward });
  const markdown = await answerOf(() => customer.says('*What was said before*', 'text/markdown'));
  recorder.saw('P26', markdown !== ANSWERED, { markdownUnasked: markdown });
}

async function recordAfterEnd({ recorder }: Verification, customer: VerifyingCustomer): Promise<void> {
  const read = await answerOf(() => customer.reads());
  recorder.saw('P24', read !== ANSWERED, { readAfterEnd: read });
}

const ANSWERED = 'answered';

/** The name of the error that a call is refused with. */
async function answerOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return ANSWERED;
  } catch (error) {
    return nameOf(error);
  }
}
