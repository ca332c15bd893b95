import { initiationInWords } from '../timeline/initiation.ts';
import { DeadlineKeeper } from './deadline-keeper.ts';
import { type Bar, type Entry, LANE_NAMES, type Lane, type LaneName, laneOfRole, type Range } from './model.ts';

/** The lanes of a chat, drawn up entry by entry: what comes later is added, and nothing is reckoned twice. */
export class ChatLanes {
  readonly entries: Entry[] = [];
  /** The contacts of the chain. */
  readonly contacts: Bar[] = [];
  readonly lanes: Readonly<Record<LaneName, Lane>>;
  /** When something happened, each moment once, in order. */
  readonly momentsMs: number[] = [];
  /** The moments in which an auto-disconnect timer fired. */
  readonly freedAtMs: number[] = [];
  readonly #deadlines: DeadlineKeeper;
  readonly #open = new Map<string, Bar>();
  readonly #startMs: number | undefined;
  #endedAtMs: number | undefined;

  /** `startMs`: when the chat began, where the entries do not begin with it. */
  constructor(startMs?: number) {
    this.#startMs = startMs;
    const lane = (name: LaneName): Lane => ({ name, marks: [], bars: [], deadlines: [] });
    this.lanes = {
      customer: lane('customer'),
      bot: lane('bot'),
      agent: lane('agent'),
      supervisor: lane('supervisor'),
      flow: lane('flow'),
      functions: lane('functions'),
    };
    this.#deadlines = new DeadlineKeeper(this.lanes);
  }

  get startMs(): number | undefined {
    return this.#startMs ?? this.momentsMs[0];
  }

  /** `undefined` while the chat goes on. */
  get endedAtMs(): number | undefined {
    return this.#endedAtMs;
  }

  /** The lanes in which anything is. */
  get shown(): readonly Lane[] {
    return LANE_NAMES.map((name) => this.lanes[name]).filter(
      ({ marks, bars, deadlines }) => marks.length + bars.length + deadlines.length > 0,
    );
  }

  /** What is to come, of all lanes: the deadlines that nothing has ended. */
  get pending() {
    return this.#deadlines.pending;
  }

  /** What begins once the idle timer that runs in this lane has fired. */
  forecastOf(lane: Lane) {
    return this.#deadlines.forecastOf(lane);
  }

  /** The deadline that an entry began, or ended by its firing. */
  deadlineOf(index: number) {
    return this.#deadlines.of(index);
  }

  /** When an entry was; how long the deadline runs that it began. `undefined` where there is no such entry. */
  stretchOf(index: number): Range | undefined {
    const entry = this.entries[index];
    if (entry === undefined) return undefined;
    const fromMs = Date.parse(entry.at);
    const deadline = this.deadlineOf(index);
    return { fromMs, toMs: deadline?.index === index ? (deadline.end?.atMs ?? deadline.dueMs) : fromMs };
  }

  add(entries: readonly Entry[]): void {
    for (const entry of entries) this.#add(entry);
  }

  #add(entry: Entry): void {
    const index = this.entries.length;
    const atMs = Date.parse(entry.at);
    this.entries.push(entry);
    if (this.momentsMs.at(-1) !== atMs) this.momentsMs.push(atMs);
    const lane = laneOf(entry);
    if (lane !== undefined) this.lanes[lane].marks.push({ index, atMs });
    this.#deadlines.add(entry, index, atMs);
    if (entry.type === 'AUTO_DISCONNECTION') this.freedAtMs.push(atMs);
    this.#addBars(entry, index, atMs);
  }

  #addBars(entry: Entry, index: number, atMs: number): void {
    const { contactId } = entry;
    switch (entry.type) {
      case 'CONTACT_STARTED': {
        const label = `Contact ${this.contacts.length + 1}, since ${initiationInWords(entry.detail.initiationMethod)}`;
        this.contacts.push(this.#begin(`contact ${contactId}`, { index, fromMs: atMs, label, isIdle: false }));
        return;
      }
      case 'CONTACT_ENDED':
        this.#end(`contact ${contactId}`, atMs);
        return;
      case 'PARTICIPANT_JOINED':
      case 'PARTICIPANT_LEFT':
      case 'PARTICIPANT_IDLE':
      case 'PARTICIPANT_RETURNED':
        this.#addPresence(entry, index, atMs);
        return;
      case 'FLOW_STARTED': {
        const key = flowKey(contactId, entry.detail.flow);
        this.#endAt(key, atMs);
        const bar = this.#begin(key, { index, fromMs: atMs, label: entry.detail.flow, isIdle: false });
        this.lanes.flow.bars.push(bar);
        return;
      }
      case 'FLOW_ENDED':
      case 'FLOW_FAILED':
        this.#endAt(flowKey(contactId, entry.detail.flow), atMs);
        return;
      case 'TIMERS_STOPPED':
        for (const key of this.#open.keys()) if (key.startsWith('idle ')) this.#end(key, atMs);
        return;
      case 'CHAT_ENDED':
        this.#endedAtMs = atMs;
        for (const key of this.#open.keys()) this.#end(key, atMs);
        return;
      default:
    }
  }

  #addPresence(
    entry: Extract<
      Entry,
      { type: 'PARTICIPANT_JOINED' | 'PARTICIPANT_LEFT' | 'PARTICIPANT_IDLE' | 'PARTICIPANT_RETURNED' }
    >,
    index: number,
    atMs: number,
  ): void {
    const { participantId, displayName: label } = entry.detail;
    const { bars } = this.lanes[laneOfRole(entry.role)];
    const here = `here ${participantId}`;
    const idle = `idle ${participantId}`;
    if (entry.type === 'PARTICIPANT_JOINED') {
      bars.push(this.#begin(here, { index, fromMs: atMs, label, isIdle: false }));
    } else if (entry.type === 'PARTICIPANT_IDLE') {
      bars.push(this.#begin(idle, { index, fromMs: atMs, label: 'idle', isIdle: true }));
    } else {
      this.#end(idle, atMs);
      if (entry.type === 'PARTICIPANT_LEFT') this.#end(here, atMs);
    }
  }

  #begin(key: string, bar: Omit<Bar, 'key' | 'toMs'>): Bar {
    const begun: Bar = { ...bar, key, toMs: undefined };
    this.#open.set(key, begun);
    return begun;
  }

  #endAt(key: string, atMs: number): void {
    if (this.#open.has(key)) this.#end(key, atMs);
  }

  #end(key: string, atMs: number): void {
    const bar = this.#open.get(key);
    this.#open.delete(key);
    if (bar !== undefined) bar.toMs = atMs;
  }
}

function flowKey(contactId: string, flow: string): string {
  return `flow ${contactId} ${flow}`;
}

/** In which lane an entry is a mark; none for those that only bars tell of. */
function laneOf({ type, role }: Entry): LaneName | undefined {
  switch (type) {
    case 'MESSAGE':
    case 'ATTACHMENT':
    case 'PARTICIPANT_JOINED':
    case 'PARTICIPANT_LEFT':
    case 'PARTICIPANT_IDLE':
    case 'PARTICIPANT_RETURNED':
    case 'AUTO_DISCONNECTION':
      return laneOfRole(role);
    case 'CHAT_ENDED':
    case 'CHAT_REHYDRATED':
      return 'customer';
    case 'QUEUED':
    case 'TRANSFERRED':
      return 'agent';
    case 'LAMBDA_ANSWERED':
    case 'LAMBDA_FAILED':
    case 'LAMBDA_INVOKED':
      return 'functions';
    case 'FLOW_STARTED':
    case 'FLOW_ACTION':
    case 'FLOW_STOOD_IN':
    case 'FLOW_FAILED':
    case 'TIMERS_CONFIGURED':
      return 'flow';
    default:
      return undefined;
  }
}
