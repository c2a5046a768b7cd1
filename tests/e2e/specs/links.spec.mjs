// What the article says twice: documents meant again, a body pasted twice.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';

const DOCUMENT = 'Nghị quyết số 12/NQ-HĐND';
const BODY = `Sáng 08/7/2024, HĐND huyện Thanh Lâm thông qua ${DOCUMENT} về chính sách hỗ trợ hộ nghèo trên địa bàn huyện.
Theo nghị quyết nêu trên, mỗi hộ được hỗ trợ 12 triệu đồng; các xã chịu trách nhiệm rà soát danh sách từng thôn.`;

test('a document shows where it is meant again, and goes there', async ({ page }) => {
  const app = await App.with(page, BODY);
  await app.mark(DOCUMENT).click();
  await expect(page.getByRole('heading', { name: 'Meant again' })).toBeVisible();
  await page.getByRole('button', { name: /^nghị quyết nêu trên/ }).click();
  await expect.poll(() => page.evaluate(() => getSelection().toString())).toBe('nghị quyết nêu trên');
  await app.healthy();
});

test('a body pasted twice has its suggestions twice, and that is said', async ({ page }) => {
  const app = await App.with(page, `${BODY}\n${BODY}\n`);
  await expect(app.notice).toContainText('The body stands in the text twice');
  await expect(page.locator('.mark', { hasText: '12 triệu đồng' })).toHaveCount(2);
  await app.healthy();
});
