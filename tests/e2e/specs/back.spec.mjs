// The way back: by the page's own button, and by the browser's.
import { expect, test } from '@playwright/test';
import { App, rows } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

test('Back closes what lies on top, then the article, and leaves the work as it was', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await page.getByRole('banner').getByRole('button', { name: 'Help' }).click();
  await expect(app.dialog).toBeVisible();
  const steps = () => page.evaluate(() => history.state);
  await expect.poll(steps).toBe(2);
  await page.goBack();
  await expect(app.dialog).toHaveCount(0);
  await expect(app.article).toBeVisible();
  await page.goBack();
  await expect(rows(page)).toHaveCount(1);
  await expect(app.article).toHaveCount(0);
  await rows(page).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);

  // What was closed in another way is no step any more, and a page that is loaded again stands where it stood.
  await expect.poll(steps).toBe(1);
  await page.keyboard.press('?');
  await expect(app.dialog).toBeVisible();
  await expect.poll(steps).toBe(2);
  await page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  await page.reload();
  await app.read();
  await page.goBack();
  await expect(rows(page)).toHaveCount(1);
  await app.healthy();
});

test('the documents are one named button away, and have room beside the field to paste into', async ({ page }) => {
  const app = new App(page, 'vi');
  await app.open('/?lang=vi');
  const alone = (await app.field.boundingBox()).height;
  await app.pasteAndRead(ARTICLE);
  await app.kept();
  const back = page.getByRole('banner').getByRole('button', { name: 'Các bài', exact: true });
  await expect(back).toHaveText('Các bài');
  await back.click();
  await app.pasteAndRead(OTHER);
  await app.kept();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await back.click();
    const list = page.getByRole('region', { name: 'Các bài trong trình duyệt này' });
    await expect(list.getByRole('row').nth(1)).toBeInViewport();
    expect((await app.field.boundingBox()).height).toBeLessThan(alone / 2);
    // On a phone the title has the row's upper half.
    await list.getByRole('row').first().getByRole('gridcell').first().getByRole('button').click({ position: { x: 20, y: 14 } });
    await app.read();
  }
  await app.healthy();
});

test('Back loses nothing that is not kept: it asks', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect.poll(() => page.evaluate(() => history.state)).toBe(1);
  await page.goBack();
  await expect(app.dialog.getByRole('button', { name: 'Leave it' })).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  // The step of the question, which was closed in another way, is passed: Back asks again.
  await page.goBack();
  await expect(app.dialog.getByRole('button', { name: 'Leave it' })).toBeVisible();
  await app.healthy();
});

test('on a phone Back takes the sheet down, and on a wide page nothing is in its way', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const steps = () => page.evaluate(() => history.state);
  await page.getByRole('banner').getByRole('button', { name: /^Checks/ }).click();
  await expect.poll(steps).toBe(1);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('tabpanel').waitFor();
  await page.locator('.side__close button').click();
  await page.getByRole('button', { name: 'List of annotations' }).click();
  await expect(page.getByRole('tablist')).toBeVisible();
  await expect.poll(steps).toBe(2);
  await page.goBack();
  await expect(page.getByRole('tablist')).toBeHidden();
  await expect(app.article).toBeVisible();
  await app.healthy();
});
