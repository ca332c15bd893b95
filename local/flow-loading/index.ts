export { Adopter, flowIdOf } from './adopter.ts';
export { FlowLoader } from './flow-loader.ts';
export type { FlowToLoad, LoadedFlow, StoodInBlock } from './flow-to-load.ts';
export { tellBetterType } from './other-type.ts';
