import { isObject, memberOf, textIn } from '../../json.ts';

export const VERSION = 1;

/** What was seen of one row of the coverage table. */
export interface RowEvidence {
  readonly row: string;
  readonly holds: boolean;
  /** Seconds, counts and the service's own names. */
  readonly seen: Readonly<Record<string, number | string>>;
}

/** What a run saw: shapes, names, orders and times. */
export interface Evidence {
  readonly connectChatKitEvidence: typeof VERSION;
  readonly service: 'Amazon Connect' | 'Local Connect';
  readonly region: string;
  /** The day, such as 2026-11-26. */
  readonly recordedOn: string;
  readonly rows: readonly RowEvidence[];
  /** What the service answered or told, by operation, in the order in which it came. */
  readonly answers: readonly { readonly operation: string; readonly answer: unknown }[];
}

/** A file in the evidence that is none. */
export class NotEvidence extends Error {
  override readonly name = 'NotEvidence';
}

/** Reads a recorded file. Only what Amazon Connect itself answered is evidence. @throws NotEvidence */
export function readEvidence(text: string, file: string): Evidence {
  const refuse = (why: string): never => {
    throw new NotEvidence(`${file} ${why}. Expected what npm run verify -- --record writes in an AWS account.`);
  };
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return refuse('is not JSON');
  }
  if (memberOf(read, 'connectChatKitEvidence') !== VERSION) return refuse('is not evidence of this version');
  const recordedOn = textIn(read, 'recordedOn') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(recordedOn)) return refuse('names no day');
  if (textIn(read, 'service') !== 'Amazon Connect') return refuse('was not recorded on Amazon Connect');
  if (PRIVATE.test(text)) return refuse('has an id, an address or a token in it');
  const rows = memberOf(read, 'rows');
  if (!Array.isArray(rows) || !rows.every(isRow)) return refuse('has rows that cannot be read');
  return {
    connectChatKitEvidence: VERSION,
    service: 'Amazon Connect',
    region: textIn(read, 'region') ?? '',
    recordedOn,
    rows,
    answers: [],
  };
}

/** Ids, ARNs, account numbers, addresses and tokens. */
const PRIVATE = /[0-9a-f]{8}-[0-9a-f]{4}-|arn:aws|\b\d{12}\b|https?:|wss?:|[A-Za-z0-9+/_-]{80,}/;

function isRow(row: unknown): row is RowEvidence {
  return isObject(row) && typeof row.row === 'string' && typeof row.holds === 'boolean' && isObject(row.seen);
}
