// The checks: their count, their list, and what mends or leaves a problem.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';

const SOURCE = 'Sáng 12/9/2023, xã Mường Lai họp.\nNgày 31/2/2024, xã họp lại; trồng mới 38 ha rừng.\n';

test('a problem is counted, found by its key, mended, and the step taken back', async ({ page }) => {
  const app = await App.with(page, SOURCE);
  const checks = page.getByRole('banner').getByRole('button', { name: /^Checks: / });
  await expect(checks).toHaveAccessibleName('Checks: 1 problem');

  await test.step('a mistake of the hand is one more', async () => {
    await app.openMark('38 ha');
    await page.keyboard.press('Alt+BracketLeft');
    await expect(app.inspector.getByText('38 h', { exact: true }).first()).toBeVisible();
    await expect(checks).toHaveAccessibleName(/^Checks: [23] problems$/);
  });

  await test.step('the list says why and mends it', async () => {
    await checks.click();
    const list = page.getByRole('grid', { name: 'List of problems' });
    const row = list.getByRole('row').filter({ hasText: 'Edge inside a syllable' });
    await row.getByRole('button', { name: /^Make it “38 ha”/ }).click();
    await expect(app.inspector.getByText('38 ha', { exact: true }).first()).toBeVisible();
    await expect(checks).toHaveAccessibleName('Checks: 1 problem');
    await page.keyboard.press('Control+z');
    await expect(row).toBeVisible();
    await page.keyboard.press('Control+Shift+Z');
    await expect(row).toHaveCount(0);
  });

  await test.step('by keys alone: to the problem, to its field, and left as it is', async () => {
    await app.article.focus();
    await page.keyboard.press('y');
    await expect(app.inspector.getByText('Ngày 31/2/2024', { exact: true }).first()).toBeVisible();
    // Whichever panel is in front, what is wrong stands where the keys have led.
    await expect(app.inspector.getByRole('status').getByText('Impossible date')).toBeVisible();
    await page.keyboard.press('f');
    await expect(app.inspector.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+F');
    await expect(app.notice).toHaveText('Left as it is.');
    await expect(checks).toHaveAccessibleName('Checks: 0 problems');
    await expect(page.getByRole('tabpanel')).toContainText('The checks find nothing.');
  });

  await test.step('what was left can be looked at again', async () => {
    await page.getByText('Left as they are (1)').click();
    await page.getByRole('button', { name: 'Look at it again “Ngày 31/2/2024”' }).click();
    await expect(checks).toHaveAccessibleName('Checks: 1 problem');
  });
  await app.healthy();
});

test('on a phone the count opens the list as a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const app = await App.with(page, SOURCE);
  await page.getByRole('button', { name: 'Checks: 1 problem' }).click();
  const list = page.getByRole('grid', { name: 'List of problems' });
  await expect(list.getByRole('row')).toHaveCount(1);
  await list.getByRole('button', { name: /^Leave as it is/ }).click();
  await expect(page.getByRole('button', { name: 'Checks: 0 problems' })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  await app.healthy();
});
