import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const OPTIONS = ['--runInBand', '--forceExit', '--testMatch', '**/*.left-open.ts', '--testEnvironmentOptions'];

test('a test file that leaves a server, a thread or a timer open fails, and is told which', () => {
  const { status, stderr } = spawnSync(process.execPath, [...JEST, ...OPTIONS, '{"graceMs":0}'], { encoding: 'utf8' });
  expect(stderr.match(/leaves open: \w+/g)?.sort()).toEqual([
    'leaves open: TCPServerWrap',
    'leaves open: Thread',
    'leaves open: Timeout',
  ]);
  expect(stderr).toMatch(/A timer was set here\.[\s\S]*timer\.left-open\.ts:4/);
  expect(status).toBe(1);
});
