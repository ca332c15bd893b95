import { expect, test } from '@jest/globals';
import { type Fence, PAGES, readPage } from './pages.ts';
import { typeCheck } from './type-check.ts';

const fences = PAGES.flatMap((file) => readPage(file).fences);

/** An example that says in its first line where it belongs is checked there; any other is named after its place. */
function pathOf({ at, code }: Fence): string {
  const [, path] = /^\/\/ (\S+\.ts)\n/.exec(code) ?? [];
  return path ?? `${at.replaceAll('/', '-')}.ts`;
}

test('TypeScript in the pages compiles against the package', () => {
  const examples = fences.filter(({ language }) => /^ts\b/.test(language));
  expect(examples.length).toBeGreaterThan(8);
  expect(typeCheck(new Map(examples.map((fence) => [pathOf(fence), fence.code])))).toEqual([]);
});

test('an example that does not compile is named', () => {
  const wrong = "import { LocalConnect } from 'connect-chat-kit/local';\nawait LocalConnect.start({ flow: [] });\n";
  expect(typeCheck(new Map([['wrong.ts', wrong]])).join('\n')).toMatch(/^wrong\.ts\(2,28\): error TS\d+: .*'flow'/);
});
