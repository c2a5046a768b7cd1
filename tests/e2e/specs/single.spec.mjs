// The page as one file, opened from disk.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { single } from '../../../scripts/page/single.mjs';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';
import { DIST } from '../support/builds.mjs';

test('one file from disk does the whole main job, and asks for nothing', async ({ page }, info) => {
  const file = info.outputPath('chu-giai.html');
  writeFileSync(file, single(DIST));
  const address = String(pathToFileURL(file));
  const requests = [];
  page.on('request', (request) => /^(blob|data):/.test(request.url()) || requests.push(request.url()));
  const app = new App(page);
  await app.open(`${address}?lang=en`);
  await app.pasteAndRead(ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  expect(JSON.parse((await app.export()).text).annotations.length).toBeGreaterThan(5);
  await app.kept();
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  // In a worker, and with the module for files.
  await app.startAnew();
  const started = page.waitForEvent('worker');
  await app.pasteAndRead(ARTICLE.repeat(80));
  await started;
  await expect(app.mark('38 ha')).toBeVisible();
  expect((await app.export('Page to read (HTML)')).text).toContain('Xã Mường Lai');
  await app.startAnew();
  await expect(page.getByText('0 network requests since the page was loaded')).toBeVisible();
  expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
  // By its policy the file cannot ask for anything.
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain("'self'");
  expect(await page.evaluate(() => fetch(location.href).then(() => 'sent', () => 'refused'))).toBe('refused');
  app.errors = app.errors.filter((error) => !/Connecting to|Fetch API cannot load/.test(error));
  await app.healthy();
});
