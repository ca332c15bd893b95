/** Licences that were read, and that ask for no more than that their text is passed on. */
export const ALLOWED_LICENCES: ReadonlySet<string> = new Set([
  'Apache-2.0',
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
]);

/** Of packages that come without their text: the one in their repository. */
export const TEXT_OF_PACKAGE: readonly (readonly [packages: RegExp, file: string])[] = [
  [/^@middy\//, 'texts/middy.txt'],
  [/^@aws-lambda-powertools\//, 'texts/powertools.txt'],
];

/** Of licences that are the same text for everybody. */
export const TEXT_OF_LICENCE: ReadonlyMap<string, string> = new Map([['Apache-2.0', '../LICENSE']]);
