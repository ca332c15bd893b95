import { didYouMean, isObject } from '../flow-language/index.ts';
import type { Findings } from './findings.ts';

/** An object of the document, and where it stands. */
export interface Place {
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: string;
}

/** The member that must be an object. */
export function objectAt({ value, path }: Place, name: string, findings: Findings): Place | undefined {
  const member = value[name];
  if (isObject(member)) return { value: member, path: within(path, name) };
  return findings.refuse(within(path, name), `an object is expected, got ${shown(member)}`);
}

/** The member that may be left out, and otherwise must be an object. */
export function optionalObjectAt(place: Place, name: string, findings: Findings): Place | undefined {
  const member = place.value[name];
  if (member === undefined || member === null) return { value: {}, path: within(place.path, name) };
  return objectAt(place, name, findings);
}

/** The member that must be a text with something in it. */
export function textAt({ value, path }: Place, name: string, findings: Findings): string | undefined {
  const member = value[name];
  if (typeof member === 'string' && member.trim() !== '') return member;
  return findings.refuse(within(path, name), `a text is expected, got ${shown(member)}`);
}

/** The member that must be one of these texts; `refusal` is what the service says otherwise. */
export function oneOfAt<const Choice extends string>(
  { value, path }: Place,
  name: string,
  choices: readonly Choice[],
  options: { readonly findings: Findings; readonly refusal?: string },
): Choice | undefined {
  const member = value[name];
  const found = choices.find((choice) => choice === member);
  if (found !== undefined) return found;
  const near = typeof member === 'string' ? didYouMean(member, choices) : '';
  const start = options.refusal === undefined ? '' : `${options.refusal}: `;
  const message = `${start}one of ${choices.join(', ')} is expected, got ${shown(member)}.${near}`;
  return options.findings.refuse(within(path, name), message);
}

/** The member that must be a list, as its entries, each an object. None where it is left out. */
export function objectsAt({ value, path }: Place, name: string, findings: Findings): readonly Place[] {
  const member = value[name];
  if (member === undefined) return [];
  if (!Array.isArray(member)) {
    findings.refuse(within(path, name), `a list is expected, got ${shown(member)}`);
    return [];
  }
  return member.flatMap((entry: unknown, index) => {
    const place = `${within(path, name)}[${index}]`;
    if (isObject(entry)) return [{ value: entry, path: place }];
    findings.refuse(place, `an object is expected, got ${shown(entry)}`);
    return [];
  });
}

export function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

const LONGEST = 60;

/** A value for a message: short, and never the inside of a list or object. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
