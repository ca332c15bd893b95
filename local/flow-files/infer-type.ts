import { actionLanguage, FLOW_TYPES, type FlowType, isFlowType } from '../flow-language/index.ts';
import { type JsonObject, memberOf } from '../json.ts';
import { filledTextIn, listIn } from './members.ts';

/** A flow's type, and what says so. */
interface Inferred {
  readonly type: FlowType;
  /** Ends the sentence "It is taken as a … : ". */
  readonly because: string;
}

/** The designer's words for flow types in exports, where they are not the API's in camel case. */
const DESIGNERS_TYPES: Readonly<Record<string, FlowType>> = {
  contactFlow: 'CONTACT_FLOW',
  contactFlowModule: 'MODULE',
};

/** The type that the export's metadata states. A disconnect flow says that it is an inbound one. */
export function exportedTypeOf(content: unknown): FlowType | undefined {
  const said = filledTextIn(memberOf(content, 'Metadata'), 'type');
  if (said === undefined) return undefined;
  if (Object.hasOwn(DESIGNERS_TYPES, said)) return DESIGNERS_TYPES[said];
  const spelt = said.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  return isFlowType(spelt) ? spelt : undefined;
}

/** The type of a flow that does not name one: from its metadata, else from its blocks. */
export function inferType(content: JsonObject): Inferred {
  const exported = exportedTypeOf(content);
  if (exported !== undefined) return { type: exported, because: 'its Metadata says so' };
  const blocks = listIn(content, 'Actions').flatMap((action) => filledTextIn(action, 'Type') ?? []);
  if (memberOf(content, 'Settings') !== undefined) return { type: 'MODULE', because: 'it has Settings' };
  if (blocks.includes('EndFlowModuleExecution')) {
    return { type: 'MODULE', because: 'it has an EndFlowModuleExecution block' };
  }
  const possible = FLOW_TYPES.filter((type) => type !== 'MODULE' && blocks.every((block) => mayStandIn(block, type)));
  const [only, another] = possible;
  if (only !== undefined && another === undefined) return { type: only, because: 'no other takes all its blocks' };
  if (only === undefined || possible.includes('CONTACT_FLOW')) {
    return { type: 'CONTACT_FLOW', because: 'the file does not say, and most flows are' };
  }
  return { type: only, because: `its blocks can stand in ${possible.join(', ')} alone` };
}

function mayStandIn(block: string, type: FlowType): boolean {
  const spec = actionLanguage.get(block);
  return spec === undefined || spec.flowTypes === 'ALL' || spec.flowTypes.includes(type);
}
