import config from '../../jest.config.js';

/**
 * The console and ChatJS in a real browser, and the AWS CLI: run apart from the other tests, where these are installed.
 */
export default {
  ...config,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  // One browser at a time, and room for it to start on a busy machine.
  maxWorkers: 1,
  testTimeout: 120_000,
};
