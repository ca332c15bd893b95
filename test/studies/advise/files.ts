import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evidence, type GatherOptions, gather } from '../../../studies/advise/gather/gather.ts';
import { findFiles } from '../../../studies/advise/read/find-files.ts';

/** A folder for the files of one test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'advise-'));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  gather(options: Partial<GatherOptions> = {}): Promise<Evidence> {
    return gather(findFiles([this.path]), { threads: 1, seed: 1, ...options });
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}

const EVENT = 'application/vnd.amazonaws.connect.event.';
const START_MS = Date.UTC(2026, 3, 7, 9);

type Told = readonly [minutes: number, role: string, what: 'joined' | 'left' | 'message' | 'ended'];

/** What a customer and an agent did: the customer is silent from minute 2 to 12, and then returns. */
export const A_CHAT: readonly Told[] = [
  [0, 'CUSTOMER', 'joined'],
  [1, 'AGENT', 'joined'],
  [2, 'CUSTOMER', 'message'],
  [3, 'AGENT', 'message'],
  [12, 'CUSTOMER', 'message'],
  [15, 'CUSTOMER', 'left'],
  [15, '', 'ended'],
];

function itemsOf(told: readonly Told[]): readonly object[] {
  return told.map(([minutes, role, what], index) => ({
    AbsoluteTime: new Date(START_MS + minutes * 60_000).toISOString(),
    ...(what === 'message' ? { Content: 'Secret words' } : {}),
    ContentType:
      what === 'message' ? 'text/plain' : `${EVENT}${what === 'ended' ? 'chat.ended' : `participant.${what}`}`,
    Id: `item-${index}`,
    Type: what === 'message' ? 'MESSAGE' : 'EVENT',
    ...(role === '' ? {} : { ParticipantId: `p-${role}`, DisplayName: 'Mia', ParticipantRole: role }),
  }));
}

export function transcriptOf(contactId: string, told = A_CHAT): object {
  return {
    Version: '2019-08-26',
    InitialContactId: contactId,
    ContactId: contactId,
    Participants: [],
    Transcript: itemsOf(told),
  };
}

export function analysisOf(contactId: string, output: 'Raw' | 'Redacted', told = A_CHAT): object {
  return {
    Channel: 'CHAT',
    ContentMetadata: { Output: output },
    CustomerMetadata: { ContactId: contactId },
    Participants: [],
    Transcript: itemsOf(told),
    Version: 'CHAT-2022-11-30',
  };
}

export function recordOf(contactId: string, more: object = {}): object {
  return {
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: { ConnectedToAgentTimestamp: '2026-04-07T09:01:00Z' },
    Channel: 'CHAT',
    ContactId: contactId,
    DisconnectTimestamp: '2026-04-07T09:15:00Z',
    InitiationTimestamp: '2026-04-07T09:00:00Z',
    LastUpdateTimestamp: '2026-04-07T09:16:00Z',
    Queue: { Name: 'Orders' },
    ...more,
  };
}

export const lines = (...documents: readonly object[]) =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('');

/** A chat in a CSV with the columns chat,at,who,what,note. */
export const rowsOf = (chat: string, notes: readonly string[] = []) =>
  [
    `${chat},2026-04-07T09:00:00Z,customer,joined,${notes[0] ?? ''}`,
    `${chat},2026-04-07T09:01:00Z,agent,joined,${notes[1] ?? ''}`,
    `${chat},2026-04-07T09:15:00Z,,ended,${notes[2] ?? ''}`,
  ].join('\n');
