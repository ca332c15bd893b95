import type { Chance } from '../../../local/engine/index.ts';
import type { Line } from './a-chat.ts';

const WHO = ['customer', 'customer', 'customer', 'agent', 'agent', 'second', 'bot', 'flow'];

/** A chat of many gaps, long and short, on whole minutes and beside them, with whoever may be in it. */
export function randomChat(chance: Chance): readonly Line[] {
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(chance.fraction() * values.length)];
  const lines: Line[] = [];
  let minutes = 0;
  const say = (what: string) => lines.push([minutes, what]);
  const wait = () => {
    const isWhole = chance.fraction() < 0.4;
    const long = 1 + Math.floor(90 * chance.fraction() ** 3);
    minutes += isWhole ? long : long * chance.fraction();
  };
  if (chance.fraction() < 0.9) say('customer joins');
  if (chance.fraction() < 0.3) {
    wait();
    say('bot joins');
  }
  const length = 2 + Math.floor(25 * chance.fraction());
  const agentAt = Math.floor(length * chance.fraction() * 0.6);
  for (let index = 0; index < length; index += 1) {
    // Sometimes two things happen in the same millisecond.
    if (chance.fraction() < 0.9) wait();
    if (index === agentAt && chance.fraction() < 0.9) say('agent joins');
    else if (chance.fraction() < 0.06) say(`${pick(['agent', 'second', 'bot', 'customer'])} leaves`);
    else if (chance.fraction() < 0.05) say('second joins');
    else if (chance.fraction() < 0.03) say('transfers');
    else say(`${pick(WHO)} writes`);
  }
  wait();
  if (chance.fraction() < 0.5) say(chance.fraction() < 0.5 ? 'customer leaves' : 'agent leaves');
  if (chance.fraction() < 0.8) say('ends');
  return lines;
}
