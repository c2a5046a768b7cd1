// Labels of one's own, the list's filters, and what goes with many annotations at once.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

test('a label of one’s own is added, given by its key, exported, and not removed while it is used', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  await page.getByRole('tab', { name: 'Labels' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: 'Add a label' }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toHaveText('Give the label a name.');
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Địa danh');
  await expect(panel.getByRole('textbox', { name: 'Name in files' })).toHaveValue('DIA_DANH');
  await panel.getByRole('combobox', { name: 'Key' }).selectOption('7');
  await panel.getByRole('checkbox', { name: 'Carries a value' }).check();
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('DIA_DANH')).toBeVisible();

  await app.select('Mường Lai tổ');
  await page.keyboard.press('7');
  await expect(app.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('custom-0');
  await app.inspector.getByRole('button', { name: 'Add a value' }).click();
  await app.inspector.getByRole('textbox', { name: 'Text' }).fill('xã Mường Lai');
  await page.keyboard.press('Enter');

  await panel.getByRole('button', { name: 'Remove the label Địa danh' }).click();
  await expect(app.notice).toHaveText('The label is still used in the article.');
  const project = JSON.parse((await app.export()).text);
  expect(project.annotations.find(({ label }) => label === 'DIA_DANH')).toMatchObject({ quote: 'Mường Lai tổ' });
  expect(JSON.stringify(project.labels)).toContain('Địa danh');
});

test('the list is filtered by label, status and words', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  const rows = app.list.getByRole('row');
  const all = await rows.count();
  await page.getByRole('button', { name: /^Show Figure/ }).click();
  await expect(rows).not.toHaveCount(all);
  await expect(app.mark('38 ha')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(all);

  // Words are found without diacritics too.
  await page.getByRole('searchbox', { name: 'Search annotations' }).fill('vu minh tam');
  await expect(rows).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search annotations' }).fill('');

  await app.list.getByRole('button', { name: 'Reject “38 ha”' }).click();
  await expect(rows).toHaveCount(all - 1);
  await page.getByRole('radio', { name: /^Rejected/ }).check();
  await expect(rows).toHaveCount(1);
  await page.getByRole('radio', { name: /^All/ }).check();

  await page.getByRole('button', { name: /^Accept all/ }).first().click();
  await expect(page.getByRole('progressbar', { name: 'Review' })).toHaveAttribute('aria-valuenow', String(all));
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('progressbar', { name: 'Review' })).toHaveAttribute('aria-valuenow', '1');
});
