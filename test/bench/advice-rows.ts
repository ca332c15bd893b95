import { measureAdvice } from './advice-bench.ts';

const FEW = 10_000;
const MANY = 100_000;
const A_MILLION = 1_000_000;

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
}

/** The budgets of `npm run advise`. A million chats, a file of 6 GB, only with the aims; else what they would take. */
export function benchAdvice(note: (row: Row) => void, withAims: boolean): void {
  console.log(`\nAdvice from ${withAims ? 'a million' : MANY.toLocaleString('en')} chats of 20 items …`);
  const few = measureAdvice(FEW);
  const many = measureAdvice(withAims ? A_MILLION : MANY);
  note({
    what: withAims ? 'a million chats, on two cores' : 'a million chats at this rate, on two cores',
    measured: (many.seconds * A_MILLION) / many.chats,
    budget: 60,
    unit: 's',
  });
  note({ what: 'its memory', measured: many.memoryMb, budget: 300, unit: 'MB' });
  const recorded = measureAdvice(many.chats, true);
  note({
    what: `${withAims ? 'a million chats' : 'the same'}, and a contact record of each`,
    measured: (recorded.seconds * A_MILLION) / recorded.chats,
    budget: 60,
    unit: 's',
  });
  note({ what: 'its memory, with contact records', measured: recorded.memoryMb, budget: 300, unit: 'MB' });
  note({
    what: 'cost per chat, against 10,000 chats',
    measured: many.seconds / many.chats / (few.seconds / few.chats),
    budget: 1.5,
    unit: 'times',
  });
}
