import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { isPassing } from '../shared/aws/aws-errors.ts';
import { CallFailed } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { isParticipantGone } from '../shared/bots/bot-connection.ts';
import type { BotSessions } from '../shared/bots/bot-sessions.ts';
import { type TranscriptMessage, type TranscriptReader, transcriptPages } from '../shared/bots/transcript.ts';
import { type FlowCall, type FlowHandler, flowFunction } from '../shared/flow/flow-function.ts';
import type { FlowResult } from '../shared/flow/flow-result.ts';
import { PARAMETER_NAMES, planReading, type ReadingPlan } from './plan-reading.ts';
import { writeTranscript } from './write-transcript.ts';

/** What ReadTranscript works with. */
interface Services {
  readonly participant: ConnectParticipantClient;
  readonly sessions: BotSessions;
}

const NO_BOT: FlowResult = { status: 'NO_BOT' };

/**
 * ReadTranscript: a chat's transcript as flow data, read with the connection of the chat's bot. Without a bot in the
 * chat there is none to read it with. Flow logs show the result: what customers wrote stands in them then.
 */
export function readTranscript(settings: { readonly blockTimeLimitSeconds: number }, services: Services): FlowHandler {
  return flowFunction<ReadingPlan>({
    name: 'ReadTranscript',
    parameterNames: PARAMETER_NAMES,
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds,
    decide: planReading,
    act: (plan, call) => read(plan, services, call),
  });
}

async function read(plan: ReadingPlan, { participant, sessions }: Services, call: FlowCall): Promise<FlowResult> {
  const signal = call.deadline.forCalls();
  const session = await sessions.read(call.contactId, now(signal));
  if (session?.phase !== 'OPEN' || session.connection === undefined) return NO_BOT;
  const found = await newest(plan, { participant, connectionToken: session.connection.token, signal });
  if (found === undefined) return NO_BOT;
  const { messages, isWhole } = found;
  call.telemetry.log.info('Transcript read', { messages: messages.length, isWhole });
  return writeTranscript(messages, plan, isWhole);
}

/** The messages that could be read, and whether those are all that were wanted. */
interface Newest {
  readonly messages: readonly TranscriptMessage[];
  readonly isWhole: boolean;
}

/**
 * Pages back from the end, until there are as many as asked for. What was read when time ran out is better than
 * nothing. `undefined` when the bot is no longer in the chat.
 */
async function newest(plan: ReadingPlan, reader: TranscriptReader): Promise<Newest | undefined> {
  let messages: readonly TranscriptMessage[] = [];
  const isEnough = () => messages.filter(({ role }) => plan.roles.includes(role)).length >= plan.maxMessages;
  try {
    for await (const page of transcriptPages(reader, { ScanDirection: 'BACKWARD' })) {
      messages = [...page, ...messages];
      if (isEnough()) break;
    }
    return { messages, isWhole: true };
  } catch (thrown) {
    if (isParticipantGone(thrown)) return undefined;
    if (messages.length === 0 || !(thrown instanceof CallFailed) || !isPassing(thrown.failure)) throw thrown;
    return { messages, isWhole: false };
  }
}
