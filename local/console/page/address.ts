/** What the page's address says after its `#`: which chat is looked at, in which view, and at which moment. */
export interface Address {
  readonly chat?: string;
  readonly view?: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
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
