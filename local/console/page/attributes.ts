type Attributes =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

/** Reads contact attributes, one `name=value` a line. */
export function parseAttributes(text: string): Attributes {
  const values: [string, string][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name, value] = /^\s*([^=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      return { ok: false, problem: `Line ${index + 1} is not name=value.` };
    }
    values.push([name, value]);
  }
  // Not by assignment: a name such as __proto__ would be lost.
  return { ok: true, values: Object.fromEntries(values) };
}
