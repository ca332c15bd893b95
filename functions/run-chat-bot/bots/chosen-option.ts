/** The option that a message is: tapped, typed, or chosen by its number. */
export function chosenOption(options: readonly string[], written: string): string | undefined {
  const asNumber = /^\s*([1-9])[.)]?\s*$/.exec(written)?.[1];
  if (asNumber !== undefined) return options[Number(asNumber) - 1];
  const said = written.trim().toLowerCase();
  return options.find((option) => option.toLowerCase() === said);
}
