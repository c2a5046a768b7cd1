// A long text gets its suggestions where it is seen, before the rest is read; in the end they are those of the whole.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { OTHER } from '../support/article.mjs';

test('who goes to the end of a long text sees its suggestions before all of it is read', async ({ page }) => {
  // Workers that take their time: what is seen meanwhile the page has found.
  await page.addInitScript(() => {
    const Real = window.Worker;
    window.held = [];
    window.Worker = class extends Real {
      postMessage(message, ...rest) {
        if ([message].flat().some((part) => typeof part === 'string' && part.length > 50_000)) window.held.push(() => super.postMessage(message, ...rest));
        else super.postMessage(message, ...rest);
      }
    };
  });
  const app = new App(page);
  await app.open();
  const text = Array.from({ length: 700 }, (_, at) => `${OTHER.trim()}\nHết phần ${at}: ngày ${(at % 28) + 1}/4/2024, trồng ${at + 1} ha.\n`).join('\n');
  await app.openFile('dai.txt', text, 'text/plain');
  await expect(app.article.locator('.mark').first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.held.length)).toBe(1);
  await expect(app.article).toHaveAttribute('aria-busy', 'true');

  await app.article.evaluate((article) => (article.scrollTop = article.scrollHeight * 0.7));
  await expect(app.article.locator('.mark').first()).toBeVisible();
  await app.article.evaluate((article) => (article.scrollTop = article.scrollHeight));
  await expect(app.mark('700 ha')).toBeVisible();
  await expect(app.article).toHaveAttribute('aria-busy', 'true');

  await page.evaluate(() => window.held.forEach((send) => send()));
  await expect(app.article).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await expect(app.mark('700 ha')).toBeVisible();
  await app.article.evaluate((article) => (article.scrollTop = article.scrollHeight * 0.3));
  await expect(app.article.locator('.mark').first()).toBeVisible();
  await app.healthy();
});
