import { Chance } from '../../../local/engine/index.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An item as it stands in a transcript in Amazon S3. */
interface MadeItem {
  readonly AbsoluteTime: string;
  readonly Content?: string;
  readonly ContentType: string;
  readonly Id: string;
  readonly Type: 'EVENT' | 'MESSAGE';
  readonly ParticipantId?: string;
  readonly DisplayName?: string;
  readonly ParticipantRole?: string;
}

interface MadeChat {
  readonly transcript: {
    readonly Version: string;
    readonly AWSAccountId: string;
    readonly InstanceId: string;
    readonly InitialContactId: string;
    readonly ContactId: string;
    readonly Participants: readonly { readonly ParticipantId: string }[];
    readonly Transcript: readonly MadeItem[];
  };
  readonly record: Readonly<Record<string, unknown>>;
}

/** How a queue's customers and agents behave. */
interface Behaviour {
  readonly queue: string;
  /** Customers who go without a sign after any of their messages. */
  readonly goesSilently: number;
  /** Median minutes until a customer who thinks longer answers, and how many do. */
  readonly slowMinutes: number;
  readonly slow: number;
  /** Minutes after which agents give a silent customer up, about. */
  readonly agentPatience: number;
}

const BEHAVIOURS: readonly [Behaviour, Behaviour] = [
  { queue: 'Orders', goesSilently: 0.04, slowMinutes: 1.6, slow: 0.2, agentPatience: 21 },
  { queue: 'Technical help', goesSilently: 0.03, slowMinutes: 3.2, slow: 0.25, agentPatience: 32 },
];

const SAYINGS = ['Thank you!', 'It says that it was delivered.', 'One moment, I will look it up.', 'Does that help?'];

/**
 * Makes up chats, the same ones for the same seed. Messages come in bursts, since the gaps of real chats are not
 * independent (Daw, Castellanos, Yom-Tov, Pender, Gruendlinger, arXiv 2004.07861); some customers never write again.
 */
export class ChatMaker {
  readonly #chance: Chance;
  readonly #firstDayMs: number;
  readonly #days: number;
  /** Of each chat; fixed, it makes all transcripts equally long. */
  readonly #items: number | undefined;
  #made = 0;

  constructor(options: { seed: number; firstDayMs: number; days: number; items?: number }) {
    this.#chance = new Chance(options.seed);
    this.#firstDayMs = options.firstDayMs;
    this.#days = options.days;
    this.#items = options.items;
  }

  next(): MadeChat {
    const chance = this.#chance;
    const behaviour = chance.fraction() < 0.65 ? BEHAVIOURS[0] : BEHAVIOURS[1];
    const day = Math.floor(chance.fraction() * this.#days);
    // Two heaps of arrivals, before and after noon.
    const hour = (chance.fraction() < 0.55 ? 9.5 : 15) + 1.6 * normal(chance);
    const startMs = this.#firstDayMs + day * 24 * HOUR_MS + Math.round(hour * HOUR_MS);
    const script = new Script(chance, startMs, this.#made);
    this.#made += 1;
    const reason = this.#play(script, behaviour);
    return script.finish(behaviour.queue, reason);
  }

  /** Writes the conversation, and says who ended it. */
  #play(script: Script, behaviour: Behaviour): string {
    const chance = this.#chance;
    script.join('CUSTOMER');
    script.wait(2 + 2 * chance.fraction());
    script.write('SYSTEM');
    script.wait(60 * logNormal(chance, 0.7, 0.9));
    script.join('AGENT');
    script.wait(60 * logNormal(chance, 0.3, 0.5));
    script.write('AGENT');
    const turns = this.#items === undefined ? 3 + Math.floor(12 * chance.fraction()) : this.#items - 7;
    for (let turn = 0; turn < turns; turn += 1) {
      const role = chance.fraction() < 0.5 ? 'CUSTOMER' : 'AGENT';
      script.wait(60 * this.#gap(behaviour));
      script.write(role);
      const isGone = role === 'CUSTOMER' && this.#items === undefined && chance.fraction() < behaviour.goesSilently;
      if (isGone) return this.#giveUp(script, behaviour);
    }
    script.wait(60 * this.#gap(behaviour));
    if (chance.fraction() < 0.25 || this.#items !== undefined) return this.#giveUp(script, behaviour);
    script.leave('CUSTOMER');
    return 'CUSTOMER_DISCONNECT';
  }

  #giveUp(script: Script, { agentPatience }: Behaviour): string {
    const chance = this.#chance;
    script.wait(60 * logNormal(chance, 0.5, 0.6));
    script.write('AGENT');
    script.wait(60 * agentPatience * logNormal(chance, 0, 0.5));
    script.leave('AGENT');
    return 'AGENT_DISCONNECT';
  }

  /** Minutes until the next message: most come in a burst, some take their time. */
  #gap({ slow, slowMinutes }: Behaviour): number {
    const isSlow = this.#chance.fraction() < slow;
    return isSlow ? logNormal(this.#chance, Math.log(slowMinutes), 0.9) : logNormal(this.#chance, -1, 0.8);
  }
}

class Script {
  readonly #chance: Chance;
  readonly #contactId: string;
  readonly #items: MadeItem[] = [];
  readonly #participants = new Map<string, string>();
  readonly #startMs: number;
  #nowMs: number;
  #agentAtMs = 0;

  constructor(chance: Chance, startMs: number, number: number) {
    this.#chance = chance;
    this.#startMs = startMs;
    this.#nowMs = startMs;
    this.#contactId = numberedId(number);
  }

  wait(seconds: number): void {
    this.#nowMs += Math.max(1, Math.round(seconds * 1000));
  }

  join(role: string): void {
    if (role === 'AGENT') this.#agentAtMs = this.#nowMs;
    this.#add('EVENT', `${EVENT}participant.joined`, role);
  }

  leave(role: string): void {
    this.#add('EVENT', `${EVENT}participant.left`, role);
  }

  write(role: string): void {
    this.#add('MESSAGE', 'text/plain', role);
  }

  finish(queue: string, reason: string): MadeChat {
    this.#nowMs += 178;
    const endMs = this.#nowMs;
    this.#items.push({
      AbsoluteTime: new Date(endMs).toISOString(),
      ContentType: `${EVENT}chat.ended`,
      Id: this.#itemId(),
      Type: 'EVENT',
    });
    return {
      transcript: {
        Version: '2019-08-26',
        AWSAccountId: '111122223333',
        InstanceId: '00000000-0000-4000-8000-000000000000',
        InitialContactId: this.#contactId,
        ContactId: this.#contactId,
        Participants: [...this.#participants.values()].map((ParticipantId) => ({ ParticipantId })),
        Transcript: this.#items,
      },
      record: {
        AWSContactTraceRecordFormatVersion: '2017-03-10',
        Channel: 'CHAT',
        ContactId: this.#contactId,
        InitialContactId: this.#contactId,
        InitiationMethod: 'API',
        InitiationTimestamp: seconds(this.#startMs),
        DisconnectTimestamp: seconds(endMs),
        DisconnectReason: reason,
        LastUpdateTimestamp: seconds(endMs + MINUTE_MS),
        Queue: { Name: queue },
        Agent: { ConnectedToAgentTimestamp: seconds(this.#agentAtMs) },
      },
    };
  }

  #add(type: 'EVENT' | 'MESSAGE', contentType: string, role: string): void {
    const participantId = this.#participants.get(role) ?? `${this.#contactId.slice(0, -1)}${role.length % 10}`;
    this.#participants.set(role, participantId);
    const isMessage = type === 'MESSAGE';
    this.#items.push({
      AbsoluteTime: new Date(this.#nowMs).toISOString(),
      ...(isMessage ? { Content: SAYINGS[Math.floor(this.#chance.fraction() * SAYINGS.length)] ?? '' } : {}),
      ContentType: contentType,
      Id: this.#itemId(),
      Type: type,
      ParticipantId: participantId,
      DisplayName: role === 'SYSTEM' ? 'SYSTEM_MESSAGE' : role === 'AGENT' ? 'Ada' : 'Cleo',
      ParticipantRole: role,
    });
  }

  #itemId(): string {
    return `${this.#contactId.slice(0, 32)}${this.#items.length.toString(16).padStart(4, '0')}`;
  }
}

/** Made-up ids that say so, and that are easily compressed. */
function numberedId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(8, '0')}0000`;
}

/** Contact records tell whole seconds. */
function seconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/** Box and Muller's. */
function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.fraction()));
  return radius * Math.cos(2 * Math.PI * chance.fraction());
}

/** In units of which the median is e to the `mean`. */
export function logNormal(chance: Chance, mean: number, spread: number): number {
  return Math.exp(mean + spread * normal(chance));
}
