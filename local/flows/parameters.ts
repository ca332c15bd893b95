import type { FlowAction } from '../flow-language/index.ts';

/** A parameter of an action as the flow writes it. */
export function parameter(action: FlowAction, name: string): unknown {
  const parameters = action.Parameters ?? {};
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

/** A parameter that is an object, as its entries; none where it is absent. */
export function parameterEntries(action: FlowAction, name: string): readonly (readonly [string, unknown])[] {
  const value = parameter(action, name);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The property of an object parameter. */
export function parameterProperty(action: FlowAction, name: string, property: string): unknown {
  return parameterEntries(action, name).find(([key]) => key === property)?.[1];
}
