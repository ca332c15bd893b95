const UNRELEASED = '## Unreleased\n';

/**
 * The changelog in which what was unreleased is a version, under a new and empty *Unreleased*.
 *
 * @param day as in 2026-11-26
 * @throws Error when there is nothing to release, or the version has been released
 */
export function releaseChangelog(text: string, version: string, day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day))
    throw new Error(`The day is ${JSON.stringify(day)}, expected one such as 2026-11-26.`);
  if (text.includes(`\n## ${version} `)) {
    throw new Error(`CHANGELOG.md has ${version} already: begin with npm version.`);
  }
  const [before = '', after] = text.split(UNRELEASED);
  if (after === undefined) throw new Error('CHANGELOG.md has no "## Unreleased".');
  const [unreleased = ''] = after.split(/^## /m);
  if (unreleased.trim() === '') throw new Error('There is nothing under "## Unreleased" in CHANGELOG.md.');
  return `${before}${UNRELEASED}\n## ${version} - ${day}\n${after}`;
}
