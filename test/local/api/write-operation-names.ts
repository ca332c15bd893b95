import { writeFileSync } from 'node:fs';
import { operationsOfTheSdks } from './operations-of-the-sdks.ts';

/** `npm run operations`: writes what the services' operations are called, as the installed SDKs know them. */
writeFileSync(
  new URL('../../../local/api/operation-names.json', import.meta.url),
  `${JSON.stringify(operationsOfTheSdks(), null, 2)}\n`,
);
