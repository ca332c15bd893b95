export { type ForeignResource, foreignResourcesOf, type ResourceKind } from './foreign-resources.ts';
export { InvalidFlowFile } from './invalid-flow-file.ts';
export { type FlowFile, type GivenFlow, readFlowFile } from './read-flow-file.ts';
