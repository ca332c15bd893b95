import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RELEASES } from './releases.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

// npm run snapshot: keeps the templates of this version, which every later one must be able to follow.

/** Two that have between them everything that there is to deploy. */
const kept = ['as shipped', 'everything'] as const;

const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
mkdirSync(RELEASES, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'chat-kit-'));
const templates = kept.map((name) => [name, synthesize(variants[name] ?? {}, join(work, name))] as const);
rmSync(work, { recursive: true });
// What a function's code is, changes with each version: its hash says nothing about a deployment.
const text = JSON.stringify(Object.fromEntries(templates), null, 1).replaceAll(/[0-9a-f]{64}/g, 'asset');
const file = join(RELEASES, `${version}.json`);
writeFileSync(file, `${text}\n`);
console.error(`The templates of ${version} are in ${file}`);
