import { expect, test } from '@jest/globals';
import { tellBetterType } from '../../../local/flow-loading/other-type.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';

const only = (Type: string) => flowOf({ Identifier: 'a', Type, Parameters: {}, Transitions: {} });

test('the type that takes more of a flow is named', () => {
  expect(tellBetterType(flowOf(END), 'CONTACT_FLOW')).toBeUndefined();
  expect(tellBetterType(only('EndFlowModuleExecution'), 'CONTACT_FLOW')).toMatch(/on the command line: MODULE\.$/);
  expect(tellBetterType(only('SendFax'), 'CONTACT_FLOW')).toBeUndefined();
});
