// Labels of one's own, the list's filters, and what goes with many annotations at once.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { App } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

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
  await expect(app.notice).toHaveText('Label Địa danh added.');

  await app.select('Mường Lai tổ');
  await page.keyboard.press('7');
  await expect(app.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('custom-0');
  await app.inspector.getByRole('button', { name: 'Add a value' }).click();
  await app.inspector.getByRole('textbox', { name: 'Text' }).fill('xã Mường Lai');
  await page.keyboard.press('Enter');

  await panel.getByRole('button', { name: 'Remove the label Địa danh' }).click();
  await expect(app.notice).toHaveText('The label is still used by 1 annotation in the article.');
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
  // The focus goes along: the next press moves it further.
  await expect(panel.getByRole('button', { name: 'Move the label Dự án up' })).toBeFocused();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Export the labels' }).click(),
  ]);
  const scheme = await readFile(await download.path(), 'utf8');
  await app.startAnew();
  // The same article would be the one that is here, with its labels.
  await app.pasteAndRead(`${ARTICLE}\n\nTin của xã.`);
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

test('a label asks for attributes of every kind, has a guideline of its own, and a file takes both along', async ({ page }) => {
  const { app, panel } = await adding(page);
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Dự án');
  const asked = [['Chủ đầu tư', 'Text'], ['Tổng mức', 'Number'], ['Quy mô', 'Choice'], ['Khởi công', 'Date']];
  for (const [at, [name, kind]] of asked.entries()) {
    await panel.getByRole('button', { name: 'Add an attribute' }).click();
    const row = panel.getByRole('group', { name: `Attribute ${at + 1}` });
    await row.getByRole('textbox', { name: 'Attribute' }).fill(name);
    await row.getByRole('combobox', { name: 'Kind' }).selectOption({ label: kind });
    if (kind !== 'Choice') continue;
    await panel.getByRole('button', { name: 'Save' }).click();
    const choices = row.getByRole('textbox', { name: 'Choices' });
    await expect(panel.getByRole('alert')).toHaveText('Quy mô: Give the attribute its choices.');
    await expect(choices).toHaveAttribute('aria-invalid', 'true');
    await expect(choices).toHaveAccessibleDescription('Quy mô: Give the attribute its choices.');
    await expect(choices).toBeFocused();
    await row.getByRole('textbox', { name: 'Choices' }).fill('lớn, nhỏ');
  }
  await test.step('they are put in another order, by keyboard', async () => {
    const up = panel.getByRole('button', { name: 'Move “Quy mô” up' });
    await up.press('Enter');
    await expect(panel.getByRole('group', { name: 'Attribute 2' }).getByRole('textbox', { name: 'Attribute' })).toHaveValue('Quy mô');
    await expect(up).toBeFocused();
  });
  await panel.getByRole('textbox', { name: 'Guideline' }).fill('Một công trình cụ thể.\n⟦Dự án đường tỉnh 2⟧ khởi công.');
  await test.step('a wrong field holds Save back, and another panel in between loses nothing', async () => {
    const key = panel.getByRole('textbox', { name: 'Name in files' });
    const known = await key.inputValue();
    await key.fill('du_an');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('alert').first()).toHaveText('Only capitals, digits and underscores.');
    await expect(panel.getByRole('button', { name: 'Save' })).toBeVisible();
    await key.fill(known);
    await key.press('Enter');
    await page.getByRole('tab', { name: 'Annotations' }).click();
    await page.getByRole('tab', { name: 'Labels' }).click();
    await expect(panel.getByRole('textbox', { name: 'Guideline' })).toHaveValue(/Dự án đường tỉnh 2/);
  });
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText('Chủ đầu tư (text) · Quy mô (lớn, nhỏ) · Tổng mức (number) · Khởi công (date)')).toBeVisible();

  await test.step('they are fields of the open annotation, checked and undone', async () => {
    await app.select('Mường Lai tổ');
    await page.keyboard.press('7');
    const { inspector } = app;
    await inspector.getByRole('textbox', { name: 'Chủ đầu tư' }).fill('UBND xã');
    await page.keyboard.press('Enter');
    const sum = inspector.getByRole('textbox', { name: 'Tổng mức' });
    await sum.fill('nhiều');
    await page.keyboard.press('Enter');
    await expect(inspector.getByRole('alert')).toHaveText('A number such as 1,250 or 1,250.5.');
    await sum.fill('12.5');
    await page.keyboard.press('Enter');
    await inspector.getByRole('combobox', { name: 'Quy mô' }).selectOption('lớn');
    await inspector.locator('summary').filter({ hasText: 'Khởi công' }).click();
    await inspector.getByRole('textbox', { name: /ISO/ }).fill('2024-07-08');
    await page.keyboard.press('Enter');
    await expect(inspector.locator('.disclosure__value', { hasText: '2024-07-08' })).toBeVisible();
    // Who does not see the mark hears them with it, in the order of the label.
    await expect(app.article.getByRole('button', { name: 'Mường Lai tổ — Dự án: Chủ đầu tư: UBND xã; Quy mô: lớn; Tổng mức: 12.5; Khởi công: 2024-07-08, manual', exact: true })).toBeVisible();
    await inspector.getByText('Guideline', { exact: true }).click();
    await expect(inspector.locator('.guideline__mark', { hasText: 'Dự án đường tỉnh 2' })).toBeVisible();
  });

  const attributes = { CHU_DAU_TU: { text: 'UBND xã' }, TONG_MUC: { number: '12.5' }, QUY_MO: { choice: 'lớn' }, KHOI_CONG: { date: { iso: '2024-07-08' } } };
  const stated = async () => JSON.parse((await app.export()).text).annotations.find(({ label }) => label === 'DU_AN').attributes;
  expect(await stated()).toEqual(attributes);
  await app.article.focus();
  await page.keyboard.press('Control+z');
  expect(Object.keys(await stated())).toHaveLength(3);
  await page.keyboard.press('Control+Shift+z');
  // What a format does not carry is counted.
  await page.keyboard.press('e');
  await app.dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'doccano spans (JSONL)' });
  await expect(app.dialog.getByText('4 attributes')).toBeVisible();
  await page.keyboard.press('Escape');
  // The page is loaded again: the database has them.
  await app.kept();
  await page.reload();
  await app.read();
  expect(await stated()).toEqual(attributes);
  await app.healthy();
});

test('a key that a command has as well is told and given up, whichever came first', async ({ page }) => {
  const { app, panel } = await adding(page);
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Dự án');
  await panel.getByRole('combobox', { name: 'Key' }).selectOption('7');
  await panel.getByRole('button', { name: 'Save' }).click();

  await test.step('a command takes the key of a label, which gets another', async () => {
    await page.keyboard.press('?');
    const row = app.dialog.locator('.sheet__row').filter({ hasText: /^Export/ });
    await row.getByRole('button', { name: /^Change keys/ }).click();
    await row.getByRole('button', { name: 'Add a key' }).click();
    await page.keyboard.press('7');
    await expect(row.getByRole('alert')).toContainText('is the key of the label Dự án, which would get another.');
    await row.getByRole('button', { name: 'Use it anyway' }).click();
    await page.keyboard.press('Escape');
    await expect(panel.getByRole('listitem').filter({ hasText: 'DU_AN' }).locator('kbd')).toHaveText('8');
    await page.keyboard.press('7');
    await expect(app.dialog.getByRole('heading', { name: 'Export' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a file of labels does not get the keys of commands', async () => {
    const scheme = { schema_version: 1, labels: [
      { label: 'PLACE', name: { vi: 'Địa danh', en: 'Place' }, colour: '#123456', shortcut: '7', value: null },
      { label: 'BODY', name: { vi: 'Cơ quan', en: 'Body' }, colour: '#123456', shortcut: 'x', value: null },
    ] };
    await panel.getByLabel('Import labels').setInputFiles({ name: 'l.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(scheme)) });
    await expect(app.notice).toHaveText('Labels imported: 2 added, 1 removed. 7 is the key of a command: the label Địa danh got 8. X is the key of a command: the label Cơ quan got 9.');
    await expect(panel.getByRole('listitem').filter({ hasText: /PLACE/ }).locator('kbd')).toHaveText('8');
  });

  await test.step('an article that brings such a key says so, and it is changed where labels are', async () => {
    const project = { schema_version: 1, document: { text: 'Dự án A khởi công.' }, annotations: [],
      labels: [{ label: 'PLACE', custom: 0, name: { vi: 'Địa danh', en: 'Place' }, colour: '#123456', shortcut: 'x', value: null }] };
    await app.startAnew();
    await app.openFile('p.json', JSON.stringify(project));
    await app.read();
    await expect(app.notice).toContainText('A command has the key of Place too');
    await page.getByRole('tab', { name: 'Labels' }).click();
    const item = panel.getByRole('listitem').filter({ hasText: /PLACE/ });
    await expect(item.getByRole('note')).toContainText('X is the key of “Reject” too');
    await item.getByRole('button', { name: 'Use 8 instead' }).click();
    await expect(item.getByRole('note')).toHaveCount(0);
    await expect(item.locator('kbd')).toHaveText('8');
  });
  await app.healthy();
});

test('the list is filtered by label, status and words', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const rows = app.list.getByRole('row');
  const all = await app.listed();
  await page.getByRole('button', { name: /^Show Figure/ }).click();
  await expect(rows).not.toHaveCount(all);
  await expect(app.mark('38 ha')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(all);

  await test.step('one label alone, and all of it accepted', async () => {
    const only = page.getByRole('combobox', { name: 'Only the label…' });
    await only.selectOption({ label: 'Figure' });
    await expect(app.mark('38 ha')).toBeVisible();
    await expect(app.mark('Vũ Minh Tâm')).toHaveCount(0);
    const figures = await rows.count();
    await page.getByRole('button', { name: `Accept all ${figures}` }).click();
    await expect(app.notice).toHaveText(`${figures} accepted.`);
    await page.keyboard.press('Control+z');
    // Under an open annotation the rows have the room of the filters.
    await page.keyboard.press('Escape');
    await expect(only).toHaveValue('figure');
  });
  await test.step('what is hidden in the next article is seen to be, whichever panel is in front', async () => {
    await page.getByRole('tab', { name: 'Checks' }).click();
    await page.evaluate((text) => navigator.clipboard.writeText(text), OTHER);
    await app.article.focus();
    await page.keyboard.press('Control+v');
    await expect(app.mark('71%')).toBeVisible();
    await expect(app.mark('Đặng Thị Oanh')).toHaveCount(0);
    await page.getByRole('button', { name: 'Show 5 hidden labels' }).click();
    await expect(app.mark('Đặng Thị Oanh')).toBeVisible();
    await expect(page.getByRole('button', { name: /hidden label/ })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Annotations' }).click();
    await app.article.focus();
    await page.evaluate((text) => navigator.clipboard.writeText(text), ARTICLE);
    await page.keyboard.press('Control+v');
    await expect(app.mark('38 ha')).toBeVisible();
    await expect(rows).toHaveCount(all);
  });

  // Words are found without diacritics too.
  await page.getByRole('searchbox', { name: 'Search annotations' }).fill('vu minh tam');
  await expect(rows).toHaveCount(2);
  // All that is listed, and nothing that the words hide.
  await page.getByRole('button', { name: 'Accept all 2' }).click();
  await expect(app.notice).toHaveText('2 accepted.');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
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
