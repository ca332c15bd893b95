import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEPT, RELEASES, writeRelease } from './releases.ts';
import { synthesize } from './synthesize.ts';
import { variants } from './variants.ts';

// npm run snapshot: keeps the templates of this version, which every later one must be able to follow.

const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
mkdirSync(RELEASES, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'chat-kit-'));
const templates = KEPT.map((name) => [name, synthesize(variants[name] ?? {}, join(work, name))] as const);
rmSync(work, { recursive: true });
const file = join(RELEASES, `${version}.json`);
writeFileSync(file, writeRelease(Object.fromEntries(templates)));
console.error(`The templates of ${version} are in ${file}`);
