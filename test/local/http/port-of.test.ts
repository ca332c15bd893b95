import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { portOf } from '../../../local/http/port-of.ts';

test('a server that does not listen has no port', () => {
  expect(() => portOf(createServer())).toThrow(new TypeError('The server has no port.'));
});
