import { describe, expect, test } from '@jest/globals';
import { betweenRooms, findCircles, roomOf } from './find-circles.ts';
import type { Import } from './imports.ts';

/** Each word an import: `a>b` from a to b. */
const graph = (text: string): readonly Import[] =>
  text.split(' ').map((word) => {
    const [from = '', target = ''] = word.split('>');
    return { from, target };
  });

describe('circles of imports', () => {
  test.each([
    ['a line', 'a>b b>c'],
    ['two ways to the same file', 'a>b a>c b>d c>d'],
    ['a file that nobody imports', 'a>c b>c'],
  ])('%s is none', (_, text) => {
    expect(findCircles(graph(text))).toEqual([]);
  });

  test.each([
    ['a file that imports itself', 'a>a', ['a → a']],
    ['two files', 'a>b b>a', ['a → b → a']],
    ['a long way round, from a file that is not in it', 'z>c c>b b>a a>c', ['a → c → b → a']],
    ['a short one beside a long one', 'a>b b>c c>a b>a', ['a → b → a']],
    ['two that have a file in common', 'a>b b>a b>c c>b', ['a → b → a', 'b → c → b']],
    ['two that have nothing in common', 'a>b b>a x>y y>x', ['a → b → a', 'x → y → x']],
  ])('%s', (_, text, circles) => {
    expect(findCircles(graph(text))).toEqual(circles);
  });

  test('rooms are the folders of a house, and the files beside them', () => {
    expect(roomOf('local/flows/actions/wait.ts')).toBe('local/flows');
    expect(roomOf('functions/shared/flow/json.ts')).toBe('functions/shared/flow');
    expect(roomOf('functions/shared/json.ts')).toBe('functions/shared/json.ts');
    expect(roomOf('functions/start-chat/http/cors.ts')).toBe('functions/start-chat');
    expect(roomOf('local/instance.ts')).toBe('local/instance.ts');
    expect(roomOf('zod')).toBe('zod');
  });

  test('rooms form a circle where no file does', () => {
    const imports = graph(
      'local/a/one.ts>local/b/two.ts local/b/three.ts>local/a/four.ts local/a/one.ts>local/a/four.ts',
    );
    expect(findCircles(imports)).toEqual([]);
    expect(findCircles(betweenRooms(imports))).toEqual(['local/a → local/b → local/a']);
  });
});
