/** The value of a key that the map is known to have. */
export function getKnown<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new TypeError(`The map has no ${String(key)}.`);
  return value;
}
