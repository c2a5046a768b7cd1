// Journeys against the release build in dist/, which scripts/serve.mjs serves on a free port.
// CHROMIUM_PATH names the browser (scripts/env.sh finds it); without it Playwright's own is used.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');
const artefacts = join(root, 'target', 'e2e');

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
// The workers read this file again and must come to the same port.
process.env.E2E_PORT ??= String(await freePort());
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.mjs',
  outputDir: join(artefacts, 'results'),
  snapshotDir: join(artefacts, 'snapshots'),
  fullyParallel: true,
  workers: process.env.E2E_WORKERS ? Number(process.env.E2E_WORKERS) : 2,
  forbidOnly: Boolean(process.env.CI),
  // Of a busy machine: a journey takes seconds on an idle one.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: process.env.CI ? 1 : 0,
  reporter: [
    ['list'],
    ['html', { outputFolder: join(artefacts, 'report'), open: 'never' }],
    [join(root, 'scripts', 'playwright-summary.mjs')],
  ],
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // Those that are about it allow it: others would be answered from the copy of the page that they made first.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    // It costs a third of the time, so that where a failure is tried again only then.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // Containers run as root and often reach nothing: no sandbox, and no calls home to time out.
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node ${JSON.stringify(join(root, 'scripts', 'serve.mjs'))}`,
    env: { PORT: process.env.E2E_PORT },
    url: baseURL,
    reuseExistingServer: false,
    timeout: 20_000,
  },
});
