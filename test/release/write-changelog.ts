import { readFileSync, writeFileSync } from 'node:fs';
import { releaseChangelog } from './release-changelog.ts';

// npm run changelog -- DAY: what is unreleased becomes the version of package.json, of that day.

const [day = ''] = process.argv.slice(2);
const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('CHANGELOG.md', releaseChangelog(readFileSync('CHANGELOG.md', 'utf8'), version, day));
console.error(`CHANGELOG.md has ${version}, of ${day}`);
