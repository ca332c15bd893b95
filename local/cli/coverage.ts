import { writeFileSync } from 'node:fs';
import { coverage, renderCoverage } from '../coverage.ts';

/** `npm run coverage`: writes `local/COVERAGE.md`. */
writeFileSync(new URL('../COVERAGE.md', import.meta.url), renderCoverage(coverage()));
