import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const read = (file: string) => readFileSync(file, 'utf8');
const { version, files }: { version: string; files: readonly string[] } = JSON.parse(read('package.json'));
const snapshots = readdirSync('test/infra/releases').map((file) => file.replace(/\.json$/, ''));

test('this version has a snapshot of its templates, and the lock file is of this version', () => {
  expect(snapshots).toContain(version);
  const { version: locked, packages } = JSON.parse(read('package-lock.json'));
  expect([locked, packages[''].version]).toEqual([version, version]);
});

test('the changelog begins with what is not released, and has a part for each version', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## (\S+)(?: - (\d{4}-\d{2}-\d{2}))?$/gm)];
  const [[, first] = [], ...others] = headings;
  expect(first).toBe('Unreleased');
  expect(others.every(([, , day]) => day !== undefined)).toBe(true);
  // The first version is in package.json before it is released, every later one when it is.
  const released = snapshots.length === 1 ? [] : snapshots;
  expect(others.map(([, name]) => name)).toEqual(expect.arrayContaining(released));
});

test('each package with an install script is listed, with whether it may run', () => {
  const { allowScripts }: { allowScripts: Readonly<Record<string, boolean>> } = JSON.parse(read('package.json'));
  const { packages }: { packages: Readonly<Record<string, { hasInstallScript?: boolean }>> } = JSON.parse(
    read('package-lock.json'),
  );
  const withScript = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.replace(/^.*node_modules\//, '')] : [],
  );
  expect(Object.keys(allowScripts).toSorted()).toEqual([...new Set(withScript)].toSorted());
});

test('the workflow runs .ci/run with no right but to read, and with actions that nobody can exchange', () => {
  const workflow = read('.github/workflows/ci.yml');
  const uses = [...workflow.matchAll(/uses: (\S+)(.*)/g)];
  expect(uses.length).toBeGreaterThan(0);
  for (const [, action, comment] of uses) {
    expect(action).toMatch(/@[0-9a-f]{40}$/);
    expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
  }
  expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(workflow).not.toMatch(/: write|secrets\.|pull_request_target/);
  expect(workflow).toContain('- run: .ci/run');
  expect(statSync('.ci/run').mode & 0o111).not.toBe(0);
});

test('.ci/run checks the package, which holds dist/ alone', () => {
  expect(files).toEqual(['dist']);
  expect(read('.ci/run')).toContain('step npm run lint:package');
});
