type Present<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> };

/** The members that are there: a key whose value is `undefined` is left out. */
export function present<Members extends object>(members: Members): Present<Members> {
  const found: Present<Members> = { ...members };
  for (const name in found) if (found[name] === undefined) delete found[name];
  return found;
}
