import type { AdviseOptions } from '../../../studies/advise/advice/advise.ts';
import { ChatItems } from '../../../studies/advise/silences/chat-items.ts';
import { findMoves } from '../../../studies/advise/silences/moves.ts';
import type { ChatEnd } from '../../../studies/advise/silences/silences.ts';
import { ChatAdder } from '../../../studies/advise/sums/add-chat.ts';
import { emptySums, type Sums } from '../../../studies/advise/sums/sums.ts';
import { chatOf, type Line } from './a-chat.ts';

export const NO_OPTIONS: AdviseOptions = { accept: 0.01, inForce: undefined, current: [], concurrency: undefined };

export interface Kind {
  readonly chats: number;
  readonly lines: readonly Line[];
  readonly queue?: string;
  readonly reason?: ChatEnd;
  /** Days after the first chats. */
  readonly day?: number;
}

/** The sums of chats of several kinds. */
export function sumsOf(kinds: readonly Kind[]): Sums {
  const sums = emptySums();
  const adder = new ChatAdder(sums);
  const moves = new ChatItems();
  let number = 0;
  for (const { chats, lines, queue, reason, day = 0 } of kinds) {
    for (let count = 0; count < chats; count += 1) {
      number += 1;
      findMoves(
        chatOf(
          lines.map(([minutes, what]) => [minutes + day * 1440, what]),
          number,
        ),
        moves,
      );
      adder.add(moves, { queue, reason });
    }
  }
  return sums;
}

/** The customer is silent for so many minutes, writes, and leaves. */
export const backAfter = (minutes: number): readonly Line[] => [
  [0, 'customer joins'],
  [0, 'agent joins'],
  [minutes, 'customer writes'],
  [minutes + 1, 'customer leaves'],
  [minutes + 1, 'ends'],
];
export const gone: readonly Line[] = [
  [0, 'customer joins'],
  [0, 'agent joins'],
  [60, 'agent leaves'],
];
