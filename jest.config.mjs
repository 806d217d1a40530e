/** Native ES modules; `npm test` sets --experimental-vm-modules and starts the stack that the flow tests share. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/.data/'],
  modulePathIgnorePatterns: ['<rootDir>/.data/'],
  transform: { '^.+\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  // bpmnlint is CommonJS and requires this ES module; loaded first, it is there.
  setupFiles: ['min-dash'],
  testTimeout: 60_000,
};
