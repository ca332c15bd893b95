/** A member of a value of which nothing is known. `undefined` where the value is not an object. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** The same as text. Empty where there is none: an object or a list is not one. */
export function textOf(value: unknown, name: string): string {
  const member = memberOf(value, name);
  return typeof member === 'object' ? '' : String(member ?? '');
}
