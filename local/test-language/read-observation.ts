import type { Findings } from './findings.ts';
import { objectsAt, oneOfAt, optionalObjectAt, type Place, shown, textAt, within } from './members.ts';
import { readAction } from './read-action.ts';
import { readEvent } from './read-event.ts';
import type { EntryPointType, Observation, TestAction } from './test-case.ts';

/** It comes back as the ObservationId of a record (API reference, ExecutionRecord). */
const MOST_ID_CHARACTERS = 256;

/** Reads one observation: its event, its actions in the order in which they run, and what follows. */
export function readObservation(
  observation: Place,
  entryPoint: EntryPointType | undefined,
  findings: Findings,
): Observation | undefined {
  const id = textAt(observation, 'Identifier', findings);
  if (id !== undefined && id.length > MOST_ID_CHARACTERS) {
    findings.refuse(
      within(observation.path, 'Identifier'),
      `it has ${id.length} characters, and records take ${MOST_ID_CHARACTERS} (that publishing refuses it is assumed)`,
    );
  }
  const event = readEvent(observation, findings);
  readUsage(observation, findings);
  const actions = readActions(observation, entryPoint, findings);
  const next = readNext(observation, findings);
  return id === undefined || event === undefined ? undefined : { id, event, actions, next };
}

const USAGES = ['Exactly', 'AtLeast', 'AtMost', 'Always'] as const;

/** No run has shown what any but `Exactly` once does: each is played once. */
function readUsage(observation: Place, findings: Findings): void {
  const usage = optionalObjectAt(observation, 'Usage', findings);
  if (usage === undefined || Object.keys(usage.value).length === 0) return;
  const { Type: given, Times: times } = usage.value;
  if (given === 'EXACTLY' || given === 'ANY') {
    findings.refuse(within(usage.path, 'Type'), `${given} is refused; leave Usage out, which means exactly once`);
    return;
  }
  const type = oneOfAt(usage, 'Type', USAGES, { findings });
  if (type === undefined) return;
  if (type !== 'Always' && !(typeof times === 'number' && Number.isInteger(times) && times >= 1)) {
    findings.refuse(within(usage.path, 'Times'), `a whole number of 1 or more is expected, got ${shown(times)}`);
  } else if (type !== 'Exactly' || times !== 1) {
    findings.warn(usage.path, 'what this does in a run was never seen: it is played once here (assumed)');
  }
}

interface Chained {
  readonly id: string;
  readonly nextId: string | undefined;
  readonly place: Place;
  readonly action: TestAction | undefined;
}

/** The first, and those that follow it by `NextAction`; then those that nothing leads to (assumed). */
function readActions(
  observation: Place,
  entryPoint: EntryPointType | undefined,
  findings: Findings,
): readonly TestAction[] {
  const all = objectsAt(observation, 'Actions', findings).map((place): Chained => {
    const action = readAction(place, entryPoint, findings);
    const { Identifier: id } = place.value;
    return { id: typeof id === 'string' ? id : '', nextId: readNextAction(place, findings), place, action };
  });
  const byId = new Map<string, Chained>();
  for (const chained of all) {
    if (byId.has(chained.id) && chained.id !== '') {
      findings.refuse(within(chained.place.path, 'Identifier'), `there is another action ${shown(chained.id)}`);
    } else byId.set(chained.id, chained);
  }
  const ordered = new Set<Chained>();
  for (let next = all[0]; next !== undefined; next = follow(next, byId, { ordered, findings }));
  const apart = all.filter((chained) => !ordered.has(chained));
  if (apart.length > 0) {
    const names = apart.map(({ id }) => shown(id)).join(', ');
    const what = 'nothing leads there from the first action; run after the chain, in the order of the list (assumed)';
    findings.warn(within(observation.path, 'Actions'), `${names}: ${what}`);
  }
  return [...ordered, ...apart].flatMap(({ action }) => (action === undefined ? [] : [action]));
}

function follow(
  from: Chained,
  byId: ReadonlyMap<string, Chained>,
  { ordered, findings }: { readonly ordered: Set<Chained>; readonly findings: Findings },
): Chained | undefined {
  ordered.add(from);
  if (from.nextId === undefined) return undefined;
  const next = byId.get(from.nextId);
  const path = `${from.place.path}.Transitions.NextAction`;
  if (next === undefined) return findings.refuse(path, `this observation has no action ${shown(from.nextId)}`);
  if (ordered.has(next)) return findings.refuse(path, `the actions go in a circle at ${shown(from.nextId)}`);
  return next;
}

/** An empty text, an empty object, null and nothing at all end the chain alike. */
function readNextAction(action: Place, findings: Findings): string | undefined {
  const transitions = optionalObjectAt(action, 'Transitions', findings);
  const next = transitions?.value.NextAction;
  if (transitions === undefined || next === undefined || next === null || next === '') return undefined;
  return textAt(transitions, 'NextAction', findings);
}

function readNext(observation: Place, findings: Findings): readonly string[] {
  const transitions = optionalObjectAt(observation, 'Transitions', findings);
  const next = transitions?.value.NextObservations;
  if (transitions === undefined || next === undefined || next === null) return [];
  const path = within(transitions.path, 'NextObservations');
  if (!Array.isArray(next)) {
    findings.refuse(path, `a list is expected, got ${shown(next)}`);
    return [];
  }
  return next.flatMap((id: unknown, index) => {
    if (typeof id === 'string') return [id];
    findings.refuse(`${path}[${index}]`, `a text is expected, got ${shown(id)}`);
    return [];
  });
}
