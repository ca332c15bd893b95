import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import {
  allChecks,
  connectService,
  localSurroundings,
  type Outcome,
  Recorder,
  readExpected,
  runChecks,
  Verification,
  withNeeds,
} from '../../../local/verify/index.ts';

interface Verified {
  readonly outcomes: readonly Outcome[];
  readonly recorder: Recorder;
  readonly contactIds: readonly string[];
  /** Names of errors while the chats were ended. */
  readonly leftOver: readonly string[];
}

export interface ToVerify {
  readonly url: string;
  readonly assembly: string;
  readonly only?: string;
  readonly queueId?: string;
  readonly signal?: AbortSignal;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** `npm run verify` against a Local Connect whose clock stands still, in this process. */
export async function verify(asked: ToVerify): Promise<Verified> {
  const { url, assembly, only, queueId, signal = new AbortController().signal } = asked;
  const surroundings = await localSurroundings(url, new ManualTransportClock(0), signal);
  const recorder = new Recorder();
  const service = connectService(recorder, surroundings.endpoint);
  const expected = readExpected([assembly]);
  const verification = new Verification({ surroundings, service, recorder, expected, queueId });
  const checks = only === undefined ? allChecks() : withNeeds(allChecks(), only);
  let outcomes: readonly Outcome[] = [];
  let leftOver: readonly string[] = [];
  try {
    outcomes = await runChecks(checks, verification, asked.onOutcome ?? (() => {}), signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    leftOver = await verification.cleanUp();
    service.close();
  }
  return { outcomes, recorder, contactIds: verification.contactIds, leftOver };
}
