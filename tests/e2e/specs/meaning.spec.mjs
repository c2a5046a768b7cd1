// Regions that are none of the article, relations that are drawn, and what became of an annotation.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';

const ARTICLE = [
  'Sáng 12/9/2023, xã Mường Lai họp; đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì.',
  'Năm 2023, xã trồng mới 38 ha rừng, đạt 64,1% kế hoạch.',
  'Tin, ảnh: Thu Hà',
  'Các tin khác',
  'Hội nghị cán bộ ngày 01/8/2023',
].join('\n');

const opened = (page) => App.with(page, ARTICLE);

const project = async (app) => JSON.parse((await app.export()).text);

test('page furniture is greyed, accepted, put back, and undone', async ({ page }) => {
  const app = await opened(page);
  const ignored = app.article.getByRole('group', { name: 'Ignored region' });
  await expect(ignored).toHaveCount(3);
  await expect(app.mark('ngày 01/8/2023')).toHaveCount(0);

  await test.step('put back from the list, by name', async () => {
    await page.getByText('Ignored regions (2)').click();
    const list = page.getByRole('list', { name: 'Ignored regions' });
    await list.getByRole('button', { name: /^Put it back “Các tin khác Hội nghị/ }).click();
    await expect(app.notice).toHaveText('The region is part of the article again.');
    await expect(app.mark('ngày 01/8/2023')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(app.mark('ngày 01/8/2023')).toHaveCount(0);
  });

  await test.step('accept by a click on it', async () => {
    await ignored.nth(1).click();
    await page.getByRole('toolbar', { name: 'Label' }).getByRole('button', { name: 'Right, leave it out' }).click();
    await expect(app.notice).toHaveText('The region is left out.');
    const { ignored: regions } = await project(app);
    expect(regions.map(({ quote, status }) => [quote, status])).toEqual([
      ['Tin, ảnh: Thu Hà', 'suggested'],
      ['Các tin khác', 'accepted'],
      ['Hội nghị cán bộ ngày 01/8/2023', 'accepted'],
    ]);
  });
  await app.healthy();
});

test('a stretch is left out by a key and what a person accepted stays in it', async ({ page }) => {
  const app = await opened(page);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.select('Năm 2023, xã trồng mới 38 ha rừng, đạt 64,1% kế hoạch.');
  await page.keyboard.press('i');
  await expect(app.notice).toContainText('Your 1 annotation in it stay');
  await expect(app.mark('64,1%')).toHaveCount(0);
  await expect(app.mark('38 ha')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(app.mark('64,1%')).toBeVisible();
  await app.healthy();
});

test('a relation is drawn by keys alone', async ({ page }) => {
  const app = await opened(page);
  await app.openMark('Vũ Minh Tâm');
  await app.inspector.getByRole('button', { name: /^Reject the relation/ }).click();
  await expect(app.notice).toHaveText('Relation rejected.');
  await app.article.focus();
  await page.keyboard.press('r');
  await expect(page.getByRole('toolbar', { name: /^Relate… “Vũ Minh Tâm”/ })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: /^holds → Bí thư/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(app.inspector.getByRole('blockquote')).toHaveText('Vũ Minh Tâm');
  const { relations } = await project(app);
  expect(relations.map(({ type, status }) => [type, status])).toEqual([['holds', 'accepted']]);
  await app.healthy();
});

test('a relation is drawn by dragging, and what does not relate says so', async ({ page }) => {
  const app = await opened(page);
  await app.openMark('Vũ Minh Tâm');
  await app.inspector.getByRole('button', { name: /^Reject the relation/ }).click();
  const handle = page.getByTitle('Drag to another annotation to relate them');
  const drag = async (quote) => {
    const [from, to] = [await handle.boundingBox(), await app.mark(quote).boundingBox()];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  };
  await drag('38 ha');
  await expect(app.article.getByRole('status')).toHaveText('These two labels do not relate.');
  await page.mouse.up();
  await expect(app.notice).toHaveText('These labels do not relate that way.');
  await drag('Bí thư Đảng uỷ xã');
  await expect(app.article.getByRole('status')).toHaveText('holds');
  await page.mouse.up();
  await expect(app.article.getByRole('status')).toHaveCount(0);
  const { relations } = await project(app);
  expect(relations.map(({ type, status }) => [type, status])).toEqual([['holds', 'accepted']]);
  await app.healthy();
});

test('lines are shown by a key', async ({ page }) => {
  const app = await opened(page);
  const lines = app.article.locator('.relation-line');
  await expect(lines).toHaveCount(0);
  await page.keyboard.press('Shift+R');
  await expect(lines).toHaveCount(1);
  // Between neighbours the line says which way it goes; its name has no room.
  await expect(lines.first()).toHaveClass(/is-holds/);
  await page.keyboard.press('Shift+R');
  await expect(lines).toHaveCount(0);
  await app.openMark('Vũ Minh Tâm');
  await expect(lines).toHaveCount(1);
});

test('the history of an annotation survives a reload', async ({ page }) => {
  const app = await opened(page);
  await app.openMark('38 ha');
  await app.inspector.getByRole('button', { name: 'Accept', exact: true }).click();
  await app.openMark('38 ha');
  const history = app.inspector.getByRole('listitem').filter({ hasText: 'Suggested' });
  await expect(history).toContainText('Accepted');
  await expect(history.getByRole('time')).toHaveText(/^20\d\d-\d\d-\d\d \d\d:\d\d$/);
  await page.waitForTimeout(500);
  await page.reload();
  await app.read();
  await app.openMark('38 ha');
  await expect(app.inspector.getByRole('listitem').filter({ hasText: 'Suggested' })).toContainText('Accepted');
  await app.healthy();
});
