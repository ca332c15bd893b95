/** A column of numbers. No more kinds than these: with five, reading from any would take longer. */
type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** The number at a place of a column. A place that it does not have is a fault of the caller, not a zero. */
export function numberAt(column: Column, place: number): number {
  const number = column[place];
  if (number === undefined) throw new RangeError(`A column of ${column.length} numbers has none at ${place}.`);
  return number;
}

/** Adds to the number at a place of a column. */
export function addAt(column: Column, place: number, value: number): void {
  column[place] = numberAt(column, place) + value;
}
