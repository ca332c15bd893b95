import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where AWS's runtime interface client is installed: it is not a dependency of the kit. */
export const CLIENT_FOLDER = fileURLToPath(new URL('../../.build/runtime-client', import.meta.url));

const PACKAGE = join(CLIENT_FOLDER, 'node_modules/aws-lambda-ric');

/** What Lambda's runtime starts. */
export const CLIENT = join(PACKAGE, 'index.mjs');

export const isCompiled = (): boolean => existsSync(join(PACKAGE, 'rapid-client.node'));
