import config from '../../jest.config.js';

/** The console in a real browser: run apart from the other tests, where Chromium is installed. */
export default {
  ...config,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  // One browser at a time, and room for it to start on a busy machine.
  maxWorkers: 1,
  testTimeout: 120_000,
};
