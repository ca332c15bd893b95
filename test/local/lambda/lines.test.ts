import { expect, test } from '@jest/globals';
import { Lines } from '../../../local/lambda/lines.ts';

test('text is cut into lines, whichever line break ends them and wherever it was split', () => {
  const heard: string[] = [];
  const lines = new Lines((line) => heard.push(line));
  for (const text of ['one\r\ntw', 'o\n\nthr', 'ee']) lines.push(text);
  expect(heard).toEqual(['one', 'two', '']);
  lines.flush();
  lines.flush();
  expect(heard).toEqual(['one', 'two', '', 'three']);
});
