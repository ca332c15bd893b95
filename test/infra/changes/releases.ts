import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Deployed, deployedOf } from './deployed.ts';

/** A file for each released version: its templates of some settings. */
export const RELEASES = 'test/infra/releases';

/** The settings of which a release keeps the templates: between them they have everything that there is to deploy. */
export const KEPT = ['as shipped', 'everything'] as const;

/** Templates by settings and stack, as the file of a release has them. */
export function writeRelease(templates: Readonly<Record<string, Readonly<Record<string, object>>>>): string {
  // What a function's code is, changes with each version: its hash says nothing about a deployment.
  return `${JSON.stringify(templates, null, 1).replaceAll(/[0-9a-f]{64}/g, 'asset')}\n`;
}

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
