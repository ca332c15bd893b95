/** What to do about a problem that the Flow language names in the service's own words; empty where those say it. */
export function adviceFor(message: string): string {
  for (const [pattern, advice] of known) {
    const found = pattern.exec(message);
    if (found !== null) return `; ${advice(found[1] ?? '')}`;
  }
  return '';
}

const known: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^Action is missing required error\. Error: (\w+)/, (error) => `connect its error branch ${error} to a block`],
  [
    /^Invalid Action error\. Error: (\w+)/,
    (error) => `take the error branch ${error} out: the service refuses the block with it`,
  ],
  [/^Action does not support transitions/, () => 'take its branches out: the flow ends with this block'],
  [/^Action is missing required property\. Path: \S+\.(\w+)$/, (property) => `give the block its ${property}`],
  [/cannot stand in a flow of type (\w+)/, (type) => `take it out, or give the flow another type than ${type}`],
  [/^Identifier ".*" (?:holds one of|is a forbidden word)/, () => 'give the block another name'],
  [/^Identifier must have 1 to 50 characters/, () => 'give the block a shorter name'],
  [/^A flow has at most 250 actions/, () => 'move a part into a flow module'],
];
