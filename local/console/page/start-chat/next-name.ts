const NAMES = ['Alex', 'Robin', 'Kim', 'Noor', 'Mika', 'Sasha', 'Jo', 'Ariel'];

/** A name that no customer has: `Alex`, and once all are taken `Alex 2`. */
export function nextName(taken: readonly string[]): string {
  const known = new Set(taken);
  for (let round = 1; ; round += 1) {
    const names = NAMES.map((name) => (round === 1 ? name : `${name} ${round}`));
    const free = names.find((name) => !known.has(name));
    if (free !== undefined) return free;
  }
}
