import { expect, test } from '@jest/globals';
import { typeNeeded } from '../../../local/flow-loading/made-flow.ts';
import { flowOf } from '../../fixtures/flow-of.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/i-1';
const FLOW = `${INSTANCE}/contact-flow/f-1`;
const MODULE = `${INSTANCE}/flow-module/m-1`;
const block = (Type: string, Parameters: Readonly<Record<string, unknown>>) => ({
  Identifier: 'a',
  Type,
  Parameters,
  Transitions: {},
});
const hooks = (EventHooks: object) => flowOf(block('UpdateContactEventHooks', { EventHooks }));

test.each([
  ['a module that is invoked', flowOf(block('InvokeFlowModule', { FlowModuleId: FLOW })), FLOW, 'MODULE'],
  ['a flow for the queue', hooks({ CustomerQueue: FLOW }), FLOW, 'CUSTOMER_QUEUE'],
  ['a disconnect flow', hooks({ CustomerRemaining: FLOW }), FLOW, 'CONTACT_FLOW'],
  ['a flow that is named elsewhere', flowOf(block('TransferToFlow', { ContactFlowId: FLOW })), FLOW, 'CONTACT_FLOW'],
  ['a module that is named elsewhere', flowOf(block('TransferToFlow', { ContactFlowId: MODULE })), MODULE, 'MODULE'],
])('%s is of the type that its place takes', (_, content, arn, type) => {
  expect(typeNeeded(content, arn)).toBe(type);
});
