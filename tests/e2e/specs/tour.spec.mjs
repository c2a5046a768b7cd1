// A newcomer's first minute.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';

test('the tour follows what a newcomer does on the sample, and is offered once', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const sample = page.getByRole('button', { name: 'See a sample' });
  await sample.click();
  await app.read();
  const tour = page.getByRole('region', { name: 'One-minute tour' });
  const said = tour.getByRole('status');
  await expect(tour).toContainText('1/6');
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(said).toContainText('Click a suggestion');
  await app.article.focus();
  await page.keyboard.press('j');
  await expect(said).toContainText('Accept what is right');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Something missed?');
  await app.select('hội nghị');
  await page.keyboard.press('2');
  await expect(said).toContainText('Every step can be taken back.');
  await page.keyboard.press('Control+z');
  await expect(said).toContainText('export the data');
  await tour.getByRole('button', { name: 'Done' }).click();
  await expect(tour).toHaveCount(0);

  await app.startAnew();
  await sample.click();
  await app.read();
  await expect(tour).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tour');
  await page.keyboard.press('Enter');
  await expect(tour).toBeVisible();
  await tour.getByRole('button', { name: 'Skip the tour' }).click();
  await expect(tour).toHaveCount(0);
  await app.healthy();
});
