import { describe, expect, test } from '@jest/globals';
import { examine } from '../../../local/flow-language/index.ts';
import { actionOf, flowOf, homeOf, type JsonAction } from './valid-flow.ts';

const examined = (type: string, parameters: JsonAction) => examine(flowOf(actionOf(type, parameters)), homeOf(type));

describe('a placeholder in a text', () => {
  test.each<[string, string, string]>([
    ['MessageParticipant', 'Text', 'Hello {{name}}, welcome'],
    ['MessageParticipant', 'Text', 'Hello $' + '{name}'],
    ['MessageParticipant', 'Text', 'Hello <<name>>'],
    ['MessageParticipant', 'Text', 'NOT-SET'],
    ['CreateTask', 'Name', '{{task}}'],
    ['UpdateContactData', 'Description', 'not set'],
  ])('of %s %s is taken with a warning: %s', (type, parameter, text) => {
    const { refused, warnings } = examined(type, { [parameter]: text });
    expect(refused).toEqual([]);
    const path = `Actions[0].Parameters.${parameter}`;
    const message = `${JSON.stringify(text)} has a placeholder in it: put the real value in its place. Path: ${path}`;
    expect(warnings).toEqual([{ message, path, actionId: 'a' }]);
  });

  test.each(['That is {5} for $5', 'SELECT 1 OR 2', 'a }} b {{ c', '$' + '{Token[TOKEN.12]}', '$.Attributes.name'])(
    'is not seen in %s',
    (Text) => {
      expect(examined('MessageParticipant', { Text })).toMatchObject({ refused: [], warnings: [] });
    },
  );
});
