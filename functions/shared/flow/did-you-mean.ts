/** How many letters must be added, dropped, changed or swapped with a neighbour to make one word of the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/** Longer than any name that is known: such a text is not a misspelling of one, and costs no comparison. */
const LONGEST_MISSPELLING = 60;

/**
 * The known name that was probably meant, or `undefined` when none is close: at most one slip for each three letters,
 * upper and lower case alike.
 *
 * @example nearest('custumerIdleMinutes', ['customerIdleMinutes']) // 'customerIdleMinutes'
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST_MISSPELLING) return undefined;
  let closest: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase());
    const isClose = distance <= Math.max(1, Math.floor(name.length / 3));
    if (isClose && (closest === undefined || distance < closest.distance)) closest = { name, distance };
  }
  return closest?.name;
}

/**
 * Asks in a sentence for the known name that was probably meant. Where none is close, the sentence is `otherwise`.
 *
 * @example didYouMean('polcy', ['policy']) // 'Did you mean policy?'
 */
export function didYouMean(word: string, known: Iterable<string>, otherwise = ''): string {
  const meant = nearest(word, known);
  return meant === undefined ? otherwise : `Did you mean ${meant}?`;
}
