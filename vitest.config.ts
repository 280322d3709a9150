import { defineConfig } from 'vitest/config';

// The reporter html reads the page that is bundled here.
const page = { globalSetup: 'test/build-page.ts' };
const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...page,
          include: ['test/**/*.test.ts'],
          exclude: ['test/systems/**', 'test/laws/**', 'test/bench/**'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'laws', ...page, include: ['test/laws/**/*.test.ts'], ...patient } },
      {
        test: {
          name: 'systems',
          ...page,
          include: ['test/systems/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          ...patient,
        },
      },
    ],
  },
});
