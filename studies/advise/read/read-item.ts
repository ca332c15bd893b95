import {
  type Action,
  AGENT,
  BOT,
  type ChatItems,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  OTHER,
  type Role,
  TRANSFERRED,
} from '../silences/chat-items.ts';
import { IdHash } from './id-hash.ts';
import type { IsoTimes } from './iso-time.ts';
import type { JsonScanner } from './json-scanner.ts';
import { EVENT_TYPES, ITEM_TYPES, ROLE_WORDS, WORDS } from './words.ts';

const NOTHING = -1;

/** Reads items of a transcript: of each its time, who it is from, and what it does to timers. */
export class ItemReader {
  readonly #times: IsoTimes;
  readonly #hash = new IdHash();
  #atMs = Number.NaN;
  #isEvent = false;
  #isMessage = false;
  #event = NOTHING;
  #role: Role = OTHER;
  #participant = 0;
  #idLow = 0;
  #idHigh = 0;

  constructor(times: IsoTimes) {
    this.#times = times;
  }

  /** Adds the item at the scanner's place. What is wrong with it is returned, and the item then left out. */
  read(scanner: JsonScanner, items: ChatItems): string | undefined {
    if (!scanner.isAtObject()) {
      scanner.skipValue();
      return 'is not a JSON object';
    }
    this.#clear();
    scanner.openObject();
    while (scanner.nextKey()) this.#readMember(scanner);
    if (Number.isNaN(this.#atMs)) return 'has no AbsoluteTime in ISO 8601, such as 2026-04-07T08:45:33.965Z';
    if (!this.#isEvent && !this.#isMessage) return 'has no Type of MESSAGE, ATTACHMENT or EVENT';
    if (this.#idHigh !== 0 && !items.isNew(this.#idLow, this.#idHigh)) return undefined;
    this.#add(items);
    return undefined;
  }

  #add(items: ChatItems): void {
    const action = this.#isMessage ? MESSAGE : this.#event;
    const changesNothing = action === NOTHING || (this.#role === OTHER && action !== ENDED && action !== TRANSFERRED);
    if (changesNothing) items.see(this.#atMs);
    else items.add(this.#atMs, asAction(action), this.#role, this.#participant);
  }

  #clear(): void {
    this.#atMs = Number.NaN;
    this.#isEvent = false;
    this.#isMessage = false;
    this.#event = NOTHING;
    this.#role = OTHER;
    this.#participant = 0;
    this.#idLow = 0;
    this.#idHigh = 0;
  }

  /** Members are told apart by their length first: most are of another one. */
  #readMember(scanner: JsonScanner): void {
    switch (scanner.to - scanner.from) {
      case WORDS.absoluteTime.length:
        if (scanner.is(WORDS.absoluteTime) && readText(scanner)) {
          this.#atMs = this.#times.read(scanner.bytes, scanner.from, scanner.to);
          return;
        }
        break;
      case WORDS.contentType.length:
        if (scanner.is(WORDS.contentType) && readText(scanner)) {
          this.#event = eventOf(scanner);
          return;
        }
        break;
      case WORDS.participantId.length:
        if (scanner.is(WORDS.participantId) && readText(scanner)) {
          this.#hash.read(scanner.bytes, scanner.from, scanner.to);
          this.#participant = this.#hash.low;
          return;
        }
        break;
      case WORDS.participantRole.length:
        if (scanner.is(WORDS.participantRole) && readText(scanner)) {
          this.#role = roleOf(scanner);
          return;
        }
        break;
      case WORDS.type.length:
        if (scanner.is(WORDS.type) && readText(scanner)) {
          this.#isEvent = scanner.is(ITEM_TYPES.event);
          this.#isMessage = scanner.is(ITEM_TYPES.message) || scanner.is(ITEM_TYPES.attachment);
          return;
        }
        break;
      case WORDS.id.length:
        if (scanner.is(WORDS.id) && readText(scanner)) {
          this.#hash.read(scanner.bytes, scanner.from, scanner.to);
          this.#idLow = this.#hash.low;
          this.#idHigh = this.#hash.high;
          return;
        }
        break;
    }
    scanner.skipValue();
  }
}

/** False, and nothing read, where the value is not a string: `null` counts as absent. */
function readText(scanner: JsonScanner): boolean {
  if (!scanner.isAtString()) return false;
  scanner.readString();
  return true;
}

function eventOf(scanner: JsonScanner): number {
  // The shortest of them is longer than the content types of messages that people write.
  if (scanner.to - scanner.from < 30) return NOTHING;
  if (scanner.is(EVENT_TYPES.joined)) return JOINED;
  if (scanner.is(EVENT_TYPES.left)) return LEFT;
  if (scanner.is(EVENT_TYPES.ended)) return ENDED;
  if (scanner.is(EVENT_TYPES.transferred)) return TRANSFERRED;
  return NOTHING;
}

function roleOf(scanner: JsonScanner): Role {
  if (scanner.is(ROLE_WORDS.customer)) return CUSTOMER;
  if (scanner.is(ROLE_WORDS.agent)) return AGENT;
  if (scanner.is(ROLE_WORDS.bot)) return BOT;
  return OTHER;
}

function asAction(action: number): Action {
  switch (action) {
    case JOINED:
      return JOINED;
    case LEFT:
      return LEFT;
    case ENDED:
      return ENDED;
    case TRANSFERRED:
      return TRANSFERRED;
    default:
      return MESSAGE;
  }
}
