import { defineConfig } from 'vitest/config';

// One project per kind of test (style.md § 6). `npm test` runs them all; a bare `vitest run` does too.
const project = (name: string, include: string[], environment = 'node') => ({
  test: { name, include, environment, testTimeout: 60_000, hookTimeout: 60_000, setupFiles: [] as string[] },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['tests/unit/**/*.test.{ts,tsx}']),
      project('property', ['tests/property/**/*.test.ts']),
      project('migration', ['tests/migration/**/*.test.ts']),
      project('golden', ['tests/golden/**/*.test.ts']),
      project('faults', ['tests/crash/**/*.test.ts']),
    ],
  },
});
