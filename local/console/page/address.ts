/** What the page's address says after its `#`: which chat is looked at, in which view, and at which moment. */
export interface Address {
  readonly chat?: string;
  readonly view?: string;
  /** An entry, as `nameOfEntry` has it. */
  readonly at?: string;
}

interface Timed {
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** `2026-11-26T09:00:15.000Z~1`: an entry by its time, and by how many of the same time stand before it. */
export function nameOfEntry(entries: readonly Timed[], index: number): string | undefined {
  const at = entries[index]?.at;
  if (at === undefined) return undefined;
  let before = index;
  while (entries[before - 1]?.at === at) before -= 1;
  return `${at}~${index - before}`;
}

/** The place of the entry with that name; -1 where there is none. */
export function findEntry(entries: readonly Timed[], name: string): number {
  const [at = '', place = '0'] = name.split('~');
  const first = entries.findIndex((entry) => entry.at === at);
  const index = first + Number(place);
  return first >= 0 && entries[index]?.at === at ? index : -1;
}

const MEMBERS = ['chat', 'view', 'at'] as const;

export function readAddress(hash: string): Address {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const address: { -readonly [Member in keyof Address]: Address[Member] } = {};
  for (const member of MEMBERS) {
    const value = given.get(member);
    if (value !== null && value !== '') address[member] = value;
  }
  return address;
}

/** The address with these members changed; one that is `undefined` is taken out. */
export function withAddress(hash: string, change: { readonly [Member in keyof Address]: Address[Member] | undefined }) {
  const changed = { ...readAddress(hash), ...change };
  const parts = MEMBERS.flatMap((member): [string, string][] => {
    const value = changed[member];
    return value === undefined ? [] : [[member, value]];
  });
  const text = new URLSearchParams(parts).toString();
  return text === '' ? '' : `#${text}`;
}
