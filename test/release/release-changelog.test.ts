import { expect, test } from '@jest/globals';
import { releaseChangelog } from './release-changelog.ts';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n### Added\n\n- Much.\n\n## 0.1.0 - 2026-11-26\n\n- All.\n';

test('what is unreleased becomes a version, under a new and empty Unreleased', () => {
  const released = releaseChangelog(CHANGELOG, '0.2.0', '2027-01-31');
  expect(released).toBe(
    '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2027-01-31\n\n### Added\n\n- Much.\n\n## 0.1.0 - 2026-11-26\n\n- All.\n',
  );
  expect(() => releaseChangelog(released, '0.3.0', '2027-02-01')).toThrow('There is nothing under "## Unreleased"');
});

test.each([
  ['a version that has been released', CHANGELOG, '0.1.0', '2027-01-31', 'has 0.1.0 already: begin with npm version'],
  ['a day in another form', CHANGELOG, '0.2.0', '31.1.2027', 'The day is "31.1.2027", expected one such as'],
  ['no day', CHANGELOG, '0.2.0', '', 'The day is ""'],
  ['a changelog without that part', '# Changelog\n', '0.2.0', '2027-01-31', 'has no "## Unreleased"'],
])('%s is refused', (_what, text, version, day, message) => {
  expect(() => releaseChangelog(text, version, day)).toThrow(message);
});
