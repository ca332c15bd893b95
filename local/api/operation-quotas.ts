import { SERVED } from './operations/index.ts';
import type { Rate } from './rate.ts';

/** How often each operation may be called, by name. */
export const OPERATION_QUOTAS: Readonly<Record<string, Rate>> = Object.fromEntries(
  Object.entries(SERVED)
    .sort()
    .map(([name, { quota }]) => [name, quota]),
);
