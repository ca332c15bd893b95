export { type ActionCoverage, actionCoverage } from './action-coverage.ts';
export { actionLanguage } from './action-language.ts';
export { toFlag, toWholeNumber } from './check-parameters.ts';
export { didYouMean, nearest } from './did-you-mean.ts';
export {
  FLOW_TYPES,
  type FlowAction,
  type FlowContent,
  type FlowTransitions,
  type FlowType,
  isFlowType,
  noSuchFlowType,
} from './flow.ts';
export { looksLikeReference, parseReference, type Reference, referenceRoots, splitText } from './references.ts';
export {
  type ActionSpec,
  type ConditionsSpec,
  type ErrorsSpec,
  type InChat,
  type Known,
  OPERATORS,
  type Operator,
  type ParameterSpec,
  type ParameterSpecs,
  type ValueSpec,
} from './spec.ts';
export { FLOW_VERSION, isFlowContent, MAX_ACTIONS, MAX_IDENTIFIER_LENGTH, type Problem, validate } from './validate.ts';
