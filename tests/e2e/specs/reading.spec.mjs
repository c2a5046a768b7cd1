// The reading view, and what the browser prints.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

test('the reading view is the whole article with what was annotated', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const rows = await app.listed();
  await page.keyboard.press('d');
  await expect(app.dialog.getByRole('heading', { name: 'Reading view' })).toBeVisible();
  await expect(app.dialog.getByRole('table').getByRole('row')).toHaveCount(rows + 1);
  // No word of its table is broken, however narrow the page is.
  await page.setViewportSize({ width: 360, height: 740 });
  const broken = await app.dialog.getByRole('table').evaluate((table) => {
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { index, 0: word } of node.data.matchAll(/[\p{L}\p{M}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (range.getClientRects().length > 1) broken.push(word);
      }
    }
    return broken;
  });
  expect(broken).toEqual([]);
  await page.evaluate(() => (window.print = () => (window.asked = true)));
  await app.dialog.getByRole('button', { name: 'Print' }).click();
  expect(await page.evaluate(() => window.asked)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  await app.healthy();
});

test('all of a long article is printed, however little of it is drawn', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const source = Array.from({ length: 900 }, (_, at) => `Dòng ${at}: ngày 5/8/2024.`).join('\n');
  await app.openFile('bai.txt', source, 'text/plain');
  await app.read();
  const printed = page.locator('#printed');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(printed.getByText('Dòng 899:')).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  // The first line is the title.
  await expect(printed.locator('h1, p')).toHaveCount(900);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  await expect(printed).toHaveCount(0);
  await expect(page.getByRole('banner')).toBeVisible();
  await app.healthy();
});
