import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // On a shared machine a socket can be late once; what is broken fails twice.
    retry: process.env.CI ? 1 : 0,
  },
});
