/** Jest runs the TypeScript as ESM: swc strips the types, nothing is mocked. */
export default {
  // A test file that leaves something open fails.
  testEnvironment: '<rootDir>/test/tidy-environment.ts',
  maxWorkers: '100%',
  // Modules of a finished test file stay in a worker's memory: it is made anew before that matters.
  workerIdleMemoryLimit: '1500MB',
  // A worker that has been told to end may take its time on a busy machine: nothing is left open in it.
  workerGracefulExitTimeout: 30_000,
  // No test depends on how fast the machine is: this only ends one that hangs, so no test needs a limit of its own.
  testTimeout: 600_000,
  // No canary may be in what a function writes, whatever the test is about.
  setupFilesAfterEnv: ['<rootDir>/test/functions/support/check-output.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  // For `npm run test:coverage`. V8 counts what ran of the code as it is, without a slower, instrumented copy.
  // It does not see what only processes and threads of their own load: commands, workers, bundles.
  coverageProvider: 'v8',
  collectCoverageFrom: ['{functions,infra,local,studies}/**/*.ts', '!local/console/page/**'],
  coverageDirectory: '.build/coverage',
  coverageReporters: ['text', 'json'],
  coverageThreshold: { global: { lines: 99, branches: 97 } },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
