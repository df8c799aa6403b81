/** End-to-end tests in a real Electron window; `npm test` starts them with a display and a built app. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { animations: 'disabled', maxDiffPixelRatio: 0.01 },
  },
  reporter: process.env.GRADIENT_LAB_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.GRADIENT_LAB_E2E_REPORT }]]
    : [['list']],
});
