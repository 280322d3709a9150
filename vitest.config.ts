import { defineConfig } from 'vitest/config';

const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/systems/**', 'test/laws/**', 'test/bench/**'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'laws', include: ['test/laws/**/*.test.ts'], ...patient } },
      {
        test: { name: 'systems', include: ['test/systems/**/*.test.ts'], exclude: ['**/node_modules/**'], ...patient },
      },
    ],
  },
});
