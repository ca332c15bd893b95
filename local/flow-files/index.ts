export { displayNamesOf } from './display-names.ts';
export {
  type ForeignResource,
  foreignProblemsOf,
  foreignResourcesOf,
  isBareId,
  type Knows,
  kindOfForeign,
} from './foreign-resources.ts';
export { InvalidFlowFile } from './invalid-flow-file.ts';
export { type FlowFile, readFlowFile } from './read-flow-file.ts';
