import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deployed, deployedOf } from './deployed.ts';

/** A file for each released version: its templates of some settings. */
export const RELEASES = 'test/infra/releases';

/** What somebody may have deployed, with a name for it. */
export function readReleases(): readonly (readonly [name: string, deployed: Deployed])[] {
  return readdirSync(RELEASES).flatMap((file) => {
    const release: Readonly<Record<string, Readonly<Record<string, object>>>> = JSON.parse(
      readFileSync(join(RELEASES, file), 'utf8'),
    );
    return Object.entries(release).map(
      ([settings, templates]) => [`${file.replace(/\.json$/, '')}, ${settings}`, deployedOf(templates)] as const,
    );
  });
}
