import type { InitiationMethod } from '../engine/index.ts';
import { inWords } from './format.ts';

/** What began a contact, for who does not know the service's word for it (API reference, InitiationMethod). */
const BEGAN: Readonly<Record<InitiationMethod, string>> = {
  API: 'the chat began',
  TRANSFER: 'a transfer',
  QUEUE_TRANSFER: 'a move to another queue',
  DISCONNECT: 'the agent left',
};

/** `DISCONNECT` as `the agent left`. A trace of another version may have one that has no words here, or none. */
export function initiationInWords(method: InitiationMethod | undefined): string {
  return method !== undefined && Object.hasOwn(BEGAN, method) ? BEGAN[method] : inWords(method ?? '');
}
