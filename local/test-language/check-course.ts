import type { Findings } from './findings.ts';
import type { Observation } from './test-case.ts';

/** An observation that was read, and where it stands. */
export interface PlacedObservation {
  readonly observation: Observation;
  readonly path: string;
}

/** Holds the observations against each other: their names, what follows what, and how the test ends. */
export function checkCourse(placed: readonly PlacedObservation[], findings: Findings): void {
  const byId = new Map<string, PlacedObservation>();
  for (const one of placed) {
    const { id } = one.observation;
    if (byId.has(id)) findings.refuse(`${one.path}.Identifier`, `there is another observation ${JSON.stringify(id)}`);
    else byId.set(id, one);
  }
  for (const { observation, path } of placed) {
    for (const next of observation.next.filter((id) => !byId.has(id))) {
      findings.refuse(
        `${path}.Transitions.NextObservations`,
        `there is no observation ${JSON.stringify(next)} (that publishing refuses it is assumed)`,
      );
    }
  }
  const observations = placed.map(({ observation }) => observation);
  if (observations.length === 0) findings.refuse('Observations', 'one observation at least is expected');
  else if (startSet(observations).length === 0) {
    findings.refuse('Observations', 'each follows another one, so that none is active at the start');
  } else if (hasCircle(observations)) {
    findings.warn('Observations', 'they go in a circle; each is played once here (assumed)');
  }
  if (findings.refused.length === 0) adviseOnEnd(observations, findings);
}

/** The observations that are active when the test starts: those that no other names. */
export function startSet(observations: readonly Observation[]): readonly Observation[] {
  const named = new Set(observations.flatMap(({ next }) => next));
  return observations.filter(({ id }) => !named.has(id));
}

function hasCircle(observations: readonly Observation[]): boolean {
  const reached = new Set<string>();
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  // What is taken away last to first leaves nothing, unless there is a circle.
  let left = [...observations];
  for (;;) {
    const done = left.filter(({ next }) => next.every((id) => reached.has(id) || !byId.has(id)));
    if (done.length === 0) return left.length > 0;
    for (const { id } of done) reached.add(id);
    left = left.filter(({ id }) => !reached.has(id));
  }
}

function adviseOnEnd(observations: readonly Observation[], findings: Findings): void {
  const actions = observations.flatMap((observation) => observation.actions);
  const ends = actions.some((action) => action.type === 'TestControl' && action.command.type === 'EndTest');
  const leaves = actions.some(
    (action) => action.type === 'SendInstruction' && action.instruction.type === 'Disconnect',
  );
  const awaitsTheEnd = observations.some(({ event }) => event.type === 'TestCompleted');
  if (ends || leaves || awaitsTheEnd) return;
  const queued = observations.some(
    ({ event }) => event.type === 'FlowActionStarted' && event.actionType === 'TransferContactToQueue',
  );
  const substituted = actions.some(
    (action) => action.type === 'OverrideSystemBehavior' && action.strategy.type === 'SubstituteResource',
  );
  if (queued && !substituted) {
    findings.warn(
      'Observations',
      'the contact goes into a real queue, where an agent may take it: end the test before',
    );
  } else {
    findings.warn('Observations', 'no EndTest: unless the flow ends the contact, the service runs for its 5 minutes');
  }
}
