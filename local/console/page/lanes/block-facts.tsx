import type { ChatLanes } from '../../../lanes/chat-lanes.ts';
import type { Entry } from '../../../lanes/model.ts';
import { Facts, Folded } from './facts.tsx';
import { type Sources, useFound } from './sources.ts';

type OfBlock = Extract<Entry, { type: 'FLOW_ACTION' | 'FLOW_STOOD_IN' | 'FLOW_WAITS' | 'FLOW_BRANCH' | 'FLOW_FAILED' }>;

/** A block of a flow: its parameters, the branch that it took, and why. */
export function BlockFacts(props: {
  readonly entry: OfBlock;
  readonly index: number;
  readonly lanes: ChatLanes;
  readonly sources: Sources;
}) {
  const { entry, index, lanes, sources } = props;
  const { flow, action } = entry.detail;
  const parameters = useFound(`${flow} ${action}`, () => sources.parameters(flow, action));
  const branch = entry.type === 'FLOW_BRANCH' ? entry : branchAfter(lanes.entries, index, entry);
  return (
    <>
      {branch !== undefined && (
        <p class={branch.detail.reason === undefined ? 'branch-taken' : 'branch-taken for-a-reason'}>
          takes <strong>{branch.detail.label}</strong>
          {branch.detail.reason !== undefined && <>: {branch.detail.reason}</>}
        </p>
      )}
      <Facts value={factsOf(entry)} />
      {parameters !== 'ASKED' && parameters !== undefined && <Folded label="Parameters" value={parameters} isOpen />}
    </>
  );
}

function factsOf(entry: OfBlock): object {
  if (entry.type !== 'FLOW_BRANCH') return entry.detail;
  const { flow, action } = entry.detail;
  return { flow, action };
}

/** The branch that the block took then: before it comes to the block again. */
function branchAfter(entries: readonly Entry[], index: number, { contactId, detail }: OfBlock) {
  for (let next = index + 1; next < entries.length; next += 1) {
    const entry = entries[next];
    if (entry === undefined || entry.contactId !== contactId) continue;
    if (entry.type !== 'FLOW_BRANCH' && entry.type !== 'FLOW_ACTION') continue;
    if (entry.detail.flow !== detail.flow) continue;
    return entry.type === 'FLOW_BRANCH' && entry.detail.action === detail.action ? entry : undefined;
  }
  return undefined;
}
