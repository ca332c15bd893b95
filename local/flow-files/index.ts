export { displayNamesOf } from './display-names.ts';
export {
  type ForeignResource,
  foreignProblemsOf,
  foreignResourcesOf,
  kindOfForeign,
  type ResourceKind,
} from './foreign-resources.ts';
export { InvalidFlowFile } from './invalid-flow-file.ts';
export { type FlowFile, type GivenFlow, readFlowFile } from './read-flow-file.ts';
