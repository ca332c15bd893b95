import type { Entry } from './model.ts';

type Detail<Type extends Entry['type']> = Extract<Entry, { type: Type }>['detail'];

interface Told {
  readonly index: number;
  readonly atMs: number;
}

/** Which entry tells of what set a deadline off. It is told before the deadline: a timer's in the same moment. */
export class DeadlineCauses {
  /** By what it was, and by who joined, or whose role it was. */
  readonly #last = new Map<string, Told>();
  readonly #blocks = new Map<string, number>();

  add(entry: Entry, index: number, atMs: number): void {
    switch (entry.type) {
      case 'PARTICIPANT_JOINED':
        this.#last.set(`JOIN ${entry.detail.displayName}`, { index, atMs });
        return;
      case 'MESSAGE':
      case 'ATTACHMENT':
        this.#last.set(`MESSAGE ${entry.role}`, { index, atMs });
        return;
      case 'PARTICIPANT_IDLE':
        this.#last.set(`IDLE ${entry.role}`, { index, atMs });
        return;
      case 'FLOW_ACTION':
        this.#blocks.set(blockKey(entry.contactId, entry.detail), index);
        return;
      default:
    }
  }

  ofTimer({ armedBy, displayName, timer }: Detail<'TIMER_ARMED'>, atMs: number): number | undefined {
    const told = this.#last.get(`${armedBy} ${armedBy === 'JOIN' ? displayName : timer.role}`);
    return told?.atMs === atMs ? told.index : undefined;
  }

  ofWait(contactId: string, detail: Detail<'FLOW_WAITS'>): number | undefined {
    return this.#blocks.get(blockKey(contactId, detail));
  }
}

function blockKey(contactId: string, { flow, action }: { readonly flow: string; readonly action: string }): string {
  return `${contactId} ${flow} ${action}`;
}
