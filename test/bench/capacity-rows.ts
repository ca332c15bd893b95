import { capacityAt } from '../../studies/capacity/capacity.ts';
import { readDeployed } from '../../studies/capacity/deployed/read-deployed.ts';
import { documentedQuotas } from '../../studies/capacity/quotas/called.ts';

const MANY = 100_000;

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly budget: number;
  readonly unit: string;
}

/** The budget of `npm run capacity`, by the thread's own time. */
export function benchCapacity(note: (row: Row) => void, threadTimeMs: () => number): void {
  console.log(`\nCapacity: an hour of ${MANY.toLocaleString('en')} chats, far beyond the quotas …`);
  const deployed = readDeployed(['.build/sandbox']);
  const beforeMs = threadTimeMs();
  capacityAt(MANY, { deployed, quotas: documentedQuotas(), seed: 1 });
  const seconds = (threadTimeMs() - beforeMs) / 1000;
  note({ what: 'the hour, and what waits after it', measured: seconds, budget: 5, unit: 's' });
}
