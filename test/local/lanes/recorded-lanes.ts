import { ChatLanes } from '../../../local/lanes/chat-lanes.ts';
import type { Deadline, LaneName } from '../../../local/lanes/model.ts';
import { Timeline } from '../../../local/timeline/timeline.ts';
import { EngineUnderTest, MINUTE_MS, START_MS } from '../engine/engine-under-test.ts';

/** An engine, and the lanes that are drawn of what it does. */
export class RecordedLanes {
  readonly timeline = new Timeline();
  readonly under = new EngineUnderTest();
  readonly lanes = new ChatLanes();

  constructor() {
    this.under.onEvent = (event) => this.timeline.onChatEvent(event);
  }

  /** Adds what has happened since the last time. */
  update(initialContactId: string): ChatLanes {
    const entries = this.timeline.of(initialContactId).slice(this.lanes.entries.length);
    this.lanes.add(entries.map(({ atMs, ...entry }) => ({ at: new Date(atMs).toISOString(), ...entry })));
    return this.lanes;
  }
}

export const minutesOf = (atMs: number | undefined) => (atMs === undefined ? undefined : (atMs - START_MS) / MINUTE_MS);

/** The deadlines of a lane, a line each. */
export function deadlinesOf(lanes: ChatLanes, name: LaneName): readonly string[] {
  return lanes.lanes[name].deadlines.map(deadlineInWords);
}

function deadlineInWords({ name, fromMs, dueMs, armedBy, end }: Deadline): string {
  const ended = end === undefined ? 'runs' : `${end.how} ${minutesOf(end.atMs)}: ${end.why}`;
  return `${name} ${minutesOf(fromMs)} to ${minutesOf(dueMs)}, ${armedBy}; ${ended}`;
}

/** The bars of a lane, a line each. */
export function barsOf(lanes: ChatLanes, name: LaneName): readonly string[] {
  return lanes.lanes[name].bars.map(
    ({ label, fromMs, toMs }) => `${label} ${minutesOf(fromMs)} to ${minutesOf(toMs) ?? 'now'}`,
  );
}
