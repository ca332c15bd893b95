import { expect, test } from '@jest/globals';
import { displayNamesOf } from '../../../local/flow-files/display-names.ts';
import { exportedTypeOf, inferType } from '../../../local/flow-files/infer-type.ts';
import { unwrap } from '../../../local/flow-files/unwrap.ts';

test.each([
  ['agentWhisper', 'AGENT_WHISPER'],
  ['contactFlowModule', 'MODULE'],
  ['greeting', undefined],
])('an export that says it is of type %s is of type %s', (type, expected) => {
  expect(exportedTypeOf({ Metadata: { type } })).toBe(expected);
});

test('a block that says no type stands for nothing', () => {
  expect(inferType({ Actions: [{}] })).toEqual({
    type: 'CONTACT_FLOW',
    because: 'the file does not say, and most flows are',
  });
  expect(displayNamesOf({ Actions: [{}], Metadata: { ActionMetadata: {} } })).toEqual(new Map());
});

test('an answer of describe-contact-flow may leave out name, type and id', () => {
  expect(unwrap({ ContactFlow: { Content: '{"Actions":[]}' } }, 'file')).toEqual({ content: { Actions: [] } });
});
