/** A function as people and flows name it: by its name or ARN, either with an alias or version behind it. */
interface FunctionName {
  /** Partition, Region and account; `undefined` where it is named without. */
  readonly place: string | undefined;
  readonly name: string;
  readonly qualifier: string | undefined;
}

const ARN = /^(arn:[^:]*:lambda:[^:]*:[^:]*):function:([^:]+)(?::(.+))?$/u;

/**
 * Whether who asks for a function means the known one. A name stands for the function of that name in any account; one
 * that is known without alias or version stands for all of them.
 */
export function isMeant(known: string, asked: string): boolean {
  const [one, other] = [parse(known), parse(asked)];
  if (one.name !== other.name) return false;
  const isSamePlace = one.place === undefined || other.place === undefined || one.place === other.place;
  return isSamePlace && (one.qualifier === undefined || one.qualifier === other.qualifier);
}

/** The name or ARN without the alias or version that may follow. */
export function unqualified(named: string): string {
  const { place, name } = parse(named);
  return place === undefined ? name : `${place}:function:${name}`;
}

export function isFunctionArn(named: string): boolean {
  return parse(named).place !== undefined;
}

function parse(named: string): FunctionName {
  const [, place, name, qualifier] = ARN.exec(named) ?? [];
  if (place !== undefined && name !== undefined) return { place, name, qualifier };
  const [plain = named, ...rest] = named.split(':');
  return { place: undefined, name: plain, qualifier: rest.length === 0 ? undefined : rest.join(':') };
}
