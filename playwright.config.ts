import { defineConfig } from '@playwright/test';

// The same files run in both shells; tests/support/launch.ts opens the one that the project names. What is the page's own work,
// whichever shell it lies in (mapping a sheet, refusing a file), runs in the browser build only: *.browser.spec.ts.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/launchSetup.ts',
  workers: 1,
  // A machine that is slow for a minute fails no suite; what needed a second try is named.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  // A first private sheet asks for a passphrase, and deriving its key takes about half a second on an idle machine.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    { name: 'electron', testIgnore: '**/*.browser.spec.ts' },
    { name: 'browser', testIgnore: ['**/*.electron.spec.ts', '**/*.pace.browser.spec.ts'] },
    // Frames per second: nothing else may run beside them.
    { name: 'pace', testMatch: '**/*.pace.browser.spec.ts' },
  ],
});
