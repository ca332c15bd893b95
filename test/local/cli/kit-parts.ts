/** What `npm start` reads of the repository. */
export const KIT_PARTS = [
  'functions',
  'infra',
  'local',
  'package.json',
  'LICENSE',
  'tsconfig.json',
  'docs',
  'notices',
  '.build',
] as const;
