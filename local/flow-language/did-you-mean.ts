/** ` Did you mean X?`, to follow a sentence on an unknown name. Empty where no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** The known name that a misspelt one most likely stands for: at most three letters, and a third of them, differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const most = Math.min(MOST_EDITS, Math.max(1, Math.floor(name.length / 3)));
  const [best] = known
    // A very long text is not compared at all.
    .filter((candidate) => Math.abs(candidate.length - name.length) <= most)
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= most)
    .toSorted((one, other) => one.edits - other.edits);
  return best?.candidate;
}

/** With more, one long action type would be taken for another. */
const MOST_EDITS = 3;

/** How many letters must be put in, taken out or changed to make one word of the other. */
function editDistance(from: string, to: string): number {
  let row = [...to].map((other, index) => ({ other, edits: index + 1 }));
  let last = row.length;
  for (const [index, letter] of [...from].entries()) {
    let before = index;
    last = index + 1;
    row = row.map(({ other, edits: above }) => {
      last = Math.min(before + (letter === other ? 0 : 1), above + 1, last + 1);
      before = above;
      return { other, edits: last };
    });
  }
  return last;
}
