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
import type { PassingTime } from '../../../local/verify/surroundings/surroundings.ts';

interface Verified {
  readonly outcomes: readonly Outcome[];
  readonly recorder: Recorder;
  readonly contactIds: readonly string[];
  /** Names of errors while the chats were ended. */
  readonly leftOver: readonly string[];
  /** By the chat clock. */
  readonly tookMs: number;
}

export interface ToVerify {
  readonly url: string;
  readonly assembly: string;
  readonly only?: string;
  readonly queueId?: string;
  readonly signal?: AbortSignal;
  /** The one of the Local Connect: it goes on as its chat clock is turned, as both do where time passes by itself. */
  readonly transport?: ManualTransportClock;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** `npm run verify` against a Local Connect whose clock stands still, in this process. */
export async function verify(asked: ToVerify): Promise<Verified> {
  const { url, assembly, only, queueId, transport, signal = new AbortController().signal } = asked;
  const expected = readExpected([assembly]);
  const found = await localSurroundings(url, expected?.stackNames ?? [], new ManualTransportClock(0), signal);
  const surroundings = transport === undefined ? found : { ...found, clock: together(found.clock, transport) };
  const recorder = new Recorder();
  const service = connectService(recorder, surroundings.endpoint);
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
  const tookMs = surroundings.clock.nowMs - verification.startedAtMs;
  return { outcomes, recorder, contactIds: verification.contactIds, leftOver, tookMs };
}

function together(clock: PassingTime, transport: ManualTransportClock): PassingTime {
  return {
    isTurned: clock.isTurned,
    get nowMs() {
      return clock.nowMs;
    },
    async pass(ms) {
      await clock.pass(ms);
      transport.advance(ms);
    },
  };
}
