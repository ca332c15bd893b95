/** Nothing that is sent here in earnest is deeper; what walks a value level by level runs out of stack far later. */
export const MOST_JSON_LEVELS = 32;

/** Whether lists and objects stand in each other more than so many levels deep; a text or number has none. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let here = [value].filter(isContainer);
  for (let level = 1; here.length > 0; level += 1) {
    if (level > levels) return true;
    // A set: a value that was not parsed from JSON may hold one object many times, or hold itself.
    here = [...new Set(here.flatMap((container): unknown[] => Object.values(container)).filter(isContainer))];
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
