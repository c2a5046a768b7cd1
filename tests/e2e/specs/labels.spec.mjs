// Labels of one's own, the list's filters, and what goes with many annotations at once.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

/** An article, and the panel of labels where a new one is about to be described. */
const adding = async (page) => {
  const app = await App.with(page, ARTICLE);
  await page.getByRole('tab', { name: 'Labels' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: 'Add a label' }).click();
  return { app, panel };
};

test('a label of one’s own is added, given by its key, exported, and not removed while it is used', async ({ page }) => {
  const { app, panel } = await adding(page);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toHaveText('Give the label a name.');
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Địa danh');
  await expect(panel.getByRole('textbox', { name: 'Name in files' })).toHaveValue('DIA_DANH');
  await panel.getByRole('combobox', { name: 'Key' }).selectOption('7');
  await panel.getByRole('combobox', { name: 'Value' }).selectOption({ label: 'Text' });
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

test('a label set is ordered, saved, and taken for another article; a file that is none leaves it alone', async ({ page }) => {
  const { app, panel } = await adding(page);
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Dự án');
  await panel.getByRole('combobox', { name: 'Value' }).selectOption({ label: 'One of a choice' });
  await panel.getByRole('textbox', { name: 'Choices' }).fill('lớn, nhỏ');
  await panel.getByRole('checkbox', { name: 'Exclusive' }).check();
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: 'Move the label Dự án up' }).click();
  await expect(panel.getByRole('listitem').nth(5)).toContainText('DU_AN');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Export the labels' }).click(),
  ]);
  const scheme = await readFile(await download.path(), 'utf8');
  await app.startAnew();
  await app.pasteAndRead(ARTICLE);
  await page.getByRole('tab', { name: 'Labels' }).click();
  const load = panel.getByLabel('Import labels');
  await load.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(scheme.replace('DU_AN', '')) });
  await expect(panel.getByRole('alert')).toContainText('the set is as it was');
  await expect(panel.getByText('DU_AN')).toHaveCount(0);
  await load.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(scheme) });
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await expect(panel.getByRole('listitem').nth(5)).toContainText('DU_AN');

  // The value is one of the choices.
  await app.select('Mường Lai tổ');
  await page.locator('.bar__label').filter({ hasText: 'Dự án' }).click();
  await app.inspector.getByRole('combobox', { name: 'Text' }).selectOption('lớn');
  const project = JSON.parse((await app.export()).text);
  expect(project.annotations.find(({ label }) => label === 'DU_AN')).toMatchObject({ value: { text: 'lớn' } });
  expect(project.labels[5]).toMatchObject({ label: 'DU_AN', choices: ['lớn', 'nhỏ'], exclusive: true });
  await app.healthy();
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
