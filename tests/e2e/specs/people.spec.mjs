// The people of the article, the frames of what is open, and the next place without a label.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';

const ARTICLE = [
  'Sáng 08/7/2024, đồng chí Lò Thị Thu Hà, Chủ tịch UBND huyện Tân Sơn, chủ trì hội nghị. Đồng chí Hà phát biểu.',
  'Đồng chí Vàng A Sình, Chủ tịch UBND huyện Tân Sơn, dự.',
  'Đồng chí Trịnh Quốc Đạt, Bí thư Huyện ủy Tân Sơn, yêu cầu các xã rà soát hộ nghèo, xong trước ngày 25/7/2024.',
  'Đoàn đến Suối Giàng.',
].join('\n');

const opened = (page) => App.with(page, ARTICLE);

test('people are told apart, merged and split by keys alone', async ({ page }) => {
  const app = await opened(page);
  const people = page.getByRole('grid', { name: 'List of people' });
  const somebody = (name) => people.getByRole('button', { name: new RegExp(`^${name} \\d+ mention`) });

  await test.step('a key goes to the list', async () => {
    await page.keyboard.press('m');
    await expect(page.getByRole('tab', { name: 'People' })).toHaveAttribute('aria-selected', 'true');
    await expect(somebody('Lò Thị Thu Hà')).toBeFocused();
    await expect(page.getByText('3 people', { exact: true })).toBeVisible();
  });

  await test.step('one office with two holders: each leads to the other', async () => {
    await expect(somebody('Lò Thị Thu Hà')).toContainText('office shared');
    await page.keyboard.press('ArrowRight');
    await expect(people.getByRole('button', { name: /Also held by Vàng A Sình/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(somebody('Vàng A Sình')).toBeFocused();
    await expect(somebody('Vàng A Sình')).toHaveAttribute('aria-expanded', 'true');
    await expect(somebody('Trịnh Quốc Đạt')).not.toContainText('office shared');
  });

  await test.step('two become one, in one step', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(people.getByRole('button', { name: 'Rename “Vàng A Sình”' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Who is “Vàng A Sình” too?')).toBeVisible();
    // Nobody is to be the same as themselves.
    await expect(people.getByRole('button', { name: /^Merge “Vàng A Sình” with/ })).toHaveCount(2);
    await expect(people.getByRole('button', { name: /with “Vàng A Sình”/ })).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(people.getByRole('button', { name: 'Merge “Vàng A Sình” with “Trịnh Quốc Đạt”' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(app.notice).toHaveText('Merged as Trịnh Quốc Đạt.');
    await expect(somebody('Trịnh Quốc Đạt')).toContainText('2 mentions');
    await expect(page.getByText('2 people', { exact: true })).toBeVisible();
  });

  await test.step('and come apart again', async () => {
    await somebody('Trịnh Quốc Đạt').press('Enter');
    await people.getByRole('button', { name: /^Split by name \(2\)/ }).press('Enter');
    await expect(app.notice).toHaveText('Split into 2 people.');
    await expect(page.getByText('3 people', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('2 people', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('3 people', { exact: true })).toBeVisible();
  });
  await app.healthy();
});

test('a person has another name, and each mention leads to its place', async ({ page }) => {
  const app = await opened(page);
  await page.getByRole('tab', { name: 'People' }).click();
  const people = page.getByRole('grid', { name: 'List of people' });
  await people.getByRole('button', { name: /^Lò Thị Thu Hà 2 mentions/ }).click();
  await people.getByRole('button', { name: /^Rename/ }).click();
  const field = people.getByRole('textbox', { name: 'Rename' });
  await expect(field).toBeFocused();
  await field.fill('Lò Thu Hà');
  await field.press('Enter');
  const renamed = people.getByRole('button', { name: /^Lò Thu Hà 2 mentions/ });
  await expect(renamed).toBeFocused();
  await expect(renamed).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Control+z');
  await expect(people.getByRole('button', { name: /^Lò Thị Thu Hà 2 mentions/ })).toBeVisible();
  await page.keyboard.press('Control+y');
  // The key that ends a composition, and a name that stays as it is.
  await people.getByRole('button', { name: /^Rename/ }).click();
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(field).toBeFocused();
  await field.press('Enter');
  await expect(renamed).toBeFocused();
  await expect(renamed).toHaveAttribute('aria-expanded', 'true');
  await people.getByRole('button', { name: /Đồng chí Hà phát biểu/ }).click();
  await expect(app.inspector.getByRole('blockquote')).toHaveText('Hà');
  await people.getByRole('button', { name: 'Split off “Hà”' }).click();
  await expect(app.notice).toHaveText('Split into 2 people.');
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('sinh');
  await expect(people.getByRole('row')).toHaveCount(1);
  await expect(people.getByRole('row')).toContainText('Vàng A Sình');
  await app.healthy();
});

test('a frame is filled from what is annotated and leads to it', async ({ page }) => {
  const app = await opened(page);
  const slot = (words) => app.inspector.getByRole('button', { name: `Show in the text “${words}”` });

  await test.step('an official', async () => {
    await app.openMark('Lò Thị Thu Hà');
    await slot('Ủy ban nhân dân huyện Tân Sơn').click();
    await expect(app.inspector.getByRole('blockquote')).toHaveText('Chủ tịch UBND huyện Tân Sơn');
  });

  await test.step('an order', async () => {
    await app.list.getByRole('button', { name: /: rà soát hộ nghèo/ }).first().click();
    await expect(slot('Trịnh Quốc Đạt')).toBeVisible();
    await expect(slot('các xã')).toBeVisible();
    await expect(app.inspector.getByText('empty', { exact: true })).toHaveCount(1);
    await slot('ngày 25/7/2024').click();
    await expect(app.inspector.getByRole('blockquote')).toHaveText('ngày 25/7/2024');
  });
  await app.healthy();
});

test('the next place without a label is selected by a key and labelled by another', async ({ page }) => {
  const app = await opened(page);
  await app.article.focus();
  await page.keyboard.press('u');
  await expect(app.notice).toHaveText('Selected: Suối Giàng');
  await page.keyboard.press('1');
  await expect(app.mark('Suối Giàng')).toBeVisible();
  await page.keyboard.press('u');
  await expect(app.notice).toHaveText('Nothing unlabelled further that way.');
  await app.healthy();
});
