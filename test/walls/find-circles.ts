import type { Import } from './imports.ts';

/** Each circle of imports once, as `a → b → a`. Of circles that share their first name, the shortest stands for all. */
export function findCircles(imports: readonly Import[]): readonly string[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, target } of imports) targets.set(from, (targets.get(from) ?? new Set()).add(target));
  return [...targets.keys()].sort().flatMap((name) => {
    const circle = shortestWayBack(targets, name);
    return circle === undefined ? [] : [circle.join(' → ')];
  });
}

/** Walks in growing distance over names that sort behind the first: every circle has one name that sorts first. */
function shortestWayBack(
  targets: ReadonlyMap<string, ReadonlySet<string>>,
  first: string,
): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: (readonly string[])[] = [[first]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const target of targets.get(way.at(-1) ?? first) ?? []) {
        if (target === first) return [...way, first];
        if (target < first || seen.has(target)) continue;
        seen.add(target);
        longer.push([...way, target]);
      }
    }
    ways = longer;
  }
  return undefined;
}

/** The folders whose own folders are rooms; a file directly in one of them is a room by itself. */
const HOUSES = ['functions/shared', 'functions', 'infra', 'local', 'studies/advise', 'studies/capacity', 'studies'];

/** The room that a file lies in, such as `local/engine` or `local/instance.ts`. */
export function roomOf(file: string): string {
  const house = HOUSES.find((folder) => file.startsWith(`${folder}/`));
  if (house === undefined) return file;
  const [room = ''] = file.slice(house.length + 1).split('/');
  return `${house}/${room}`;
}

/** The same imports from room to room, without those within one. */
export function betweenRooms(imports: readonly Import[]): readonly Import[] {
  return imports
    .map(({ from, target }) => ({ from: roomOf(from), target: roomOf(target) }))
    .filter(({ from, target }) => from !== target);
}
