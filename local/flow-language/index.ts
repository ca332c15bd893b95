export {
  actionLanguage,
  endsLambdaChain,
  nextRepeatsABranch,
  type RunningActionType,
} from './action-language.ts';
export { blockName } from './block-name.ts';
export { blockTitle, branchLabel } from './designer-words.ts';
export { didYouMean, nearest } from './did-you-mean.ts';
export { A_DISPLAY_NAME, isDisplayName } from './display-name.ts';
export {
  DEFAULT_LAMBDA_LIMIT_SECONDS,
  FLOW_TYPES,
  FLOW_VERSION,
  type FlowAction,
  type FlowContent,
  type FlowTransitions,
  type FlowType,
  isFlowType,
  LAMBDA_CHAIN_LIMIT_SECONDS,
  noSuchFlowType,
} from './flow.ts';
export { flowTypeName } from './flow-type-names.ts';
export type { EventHook } from './hooks.ts';
export { EVENT_HOOKS } from './hooks.ts';
export { isObject } from './json.ts';
export { kindsOfNamed } from './named-resources.ts';
export { isOperator, OPERATOR_SIGNS, type Operator } from './operators.ts';
export type { Problem } from './problems.ts';
export { toBigWholeNumber, toFlag, toWholeNumber } from './read-values.ts';
export { looksLikeReference, parseReference, type Reference, splitText } from './references.ts';
export type { Basis, ResourceKind } from './spec.ts';
export { examine, type Findings, isFlowContent, isTaken, stoodInBlocks, validate } from './validate.ts';
