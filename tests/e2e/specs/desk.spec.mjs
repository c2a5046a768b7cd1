// Correcting in bulk: same everywhere, picking several, searching, sweeping, selecting all.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

const VILLAGES = 'Bản Nà Lúa họp. bản Nà Lúa bàn. Bản Nà Luá quyết; Bản Nà Lúa Thượng nghe.\n';

test('a label is given wherever the words stand, in one step', async ({ page }) => {
  const app = await App.with(page, VILLAGES);
  await app.select('Nà Lúa');
  await page.keyboard.press('2');
  await expect(app.notice).toHaveText('Labelled Position.');
  const offer = page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: /^Same elsewhere \(\d\)/ });
  await expect(offer).toBeVisible();

  await page.keyboard.press('s');
  await expect(app.dialog.getByRole('heading', { name: 'Same elsewhere' })).toBeVisible();
  const places = app.dialog.getByRole('grid').getByRole('checkbox');
  await expect(places.first()).toBeChecked();
  await expect(places.first()).toHaveAccessibleName(/Nà Lúa bàn.*a new label/);
  const count = await places.count();
  await places.last().uncheck();
  await expect(app.dialog.getByRole('status')).toHaveText(`${count - 1}/${count} ticked`);
  await app.dialog.getByRole('button', { name: /^Do it in/ }).click();
  await expect(app.dialog).toHaveCount(0);
  await expect(app.notice).toHaveText(`Done in ${count - 1} places.`);
  await expect(app.list.getByRole('row')).toHaveCount(count);
  await page.keyboard.press('Control+z');
  await expect(app.list.getByRole('row')).toHaveCount(1);
  await app.healthy();
});

test('what is rejected for good is not suggested again', async ({ page }) => {
  const app = await App.with(page, 'Ngày 5/8/2024, xã họp.\nNgày 5/8/2024, huyện họp.\nNgày 6/8/2024, tỉnh họp.\n');
  await app.openMark('Ngày 5/8/2024');
  await page.keyboard.press('Shift+X');
  await expect(app.notice).toHaveText('2 rejected.');
  await expect(app.list.getByRole('row')).toHaveCount(1);
  const project = JSON.parse((await app.export()).text);
  expect(project.annotations.filter(({ status }) => status === 'rejected')).toHaveLength(2);
  await app.healthy();
});

test('several are picked in the list and decided in one step', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const rows = app.list.getByRole('row');
  const total = await app.listed();

  await test.step('by the keyboard', async () => {
    await rows.nth(0).getByRole('button').first().focus();
    await page.keyboard.press('Space');
    await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const tools = page.getByRole('toolbar', { name: 'Picked annotations' });
    await expect(tools.getByRole('status')).toHaveText('3 picked');
    await page.keyboard.press('Enter');
    await expect(app.notice).toHaveText('3 accepted.');
    await page.keyboard.press('Control+z');
    await expect(tools.getByRole('status')).toHaveText('3 picked');
    await tools.getByRole('button', { name: 'Accept' }).click();
    await expect(app.notice).toHaveText('3 accepted.');
    await tools.getByRole('button', { name: 'Pick none' }).click();
    await expect(tools).toHaveCount(0);
  });

  await test.step('by the mouse', async () => {
    await rows.nth(1).getByRole('checkbox').click();
    await rows.nth(3).getByRole('button').first().click({ modifiers: ['Shift'] });
    await rows.nth(2).getByRole('button').first().click({ modifiers: ['ControlOrMeta'] });
    await expect(page.getByRole('toolbar', { name: 'Picked annotations' }).getByRole('status')).toHaveText('2 picked');
    await page.getByRole('toolbar', { name: 'Picked annotations' }).getByRole('combobox', { name: 'Relabel…' }).selectOption('Figure');
    await expect(app.notice).toHaveText(/relabelled Figure/);
  });

  await test.step('all, and gone', async () => {
    await rows.nth(1).getByRole('button').first().focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: 'Picked annotations' }).getByRole('status')).toHaveText(`${total} picked`);
    await page.getByRole('toolbar', { name: 'Picked annotations' }).getByRole('button', { name: 'Delete' }).click();
    await expect(app.notice).toHaveText(`${total} deleted.`);
    await expect(rows).toHaveCount(0);
    await page.keyboard.press('Control+z');
    // The open annotation leaves the list less room, so fewer rows are drawn.
    await expect(rows).not.toHaveCount(0);
  });
  await app.healthy();
});

test('the row of what is opened in the article is seen', async ({ page }) => {
  const app = await App.with(page, ARTICLE.repeat(4));
  for (const at of [6, 20]) {
    const row = app.list.locator('.row.is-open');
    await app.article.locator('.mark[data-id]').nth(at).click({ position: { x: 4, y: 8 } });
    await expect(row).toBeInViewport({ ratio: 0.9 });
    // It stays so once the list has settled.
    await page.waitForTimeout(300);
    await expect(row).toBeInViewport({ ratio: 0.9 });
    await page.keyboard.press('Escape');
  }
  // Where the browser holds on to a row that goes, the list now and then runs on to its end: not at will.
  expect(await app.list.evaluate((list) => getComputedStyle(list).overflowAnchor)).toBe('none');
  await app.healthy();
});

test('searching sees all of the text and labels all hits', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const lines = Array.from({ length: 600 }, (_, at) => `Đoạn ${at}: cử tri bản Mường Hoà hỏi.`);
  await app.pasteAndRead(`${lines.join('\n')}\n`);
  const bar = page.getByRole('search');
  const said = bar.getByRole('status');

  await test.step('plain, in any spelling', async () => {
    await app.article.click();
    await page.keyboard.press('Control+f');
    const field = bar.getByRole('searchbox', { name: 'Find in the article' });
    await expect(field).toBeFocused();
    await field.pressSequentially('mường hòa');
    await expect(said).toHaveText('1/600');
    await page.keyboard.press('Shift+Enter');
    await expect(said).toHaveText('600/600');
    await expect(app.article.getByText('Đoạn 599')).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(said).toHaveText('1/600');
    await expect(field).toBeFocused();
  });

  await test.step('without diacritics, which is offered where nothing else is found', async () => {
    const offer = bar.getByRole('button', { name: 'Without diacritics' });
    await expect(offer).toHaveCount(0);
    await bar.getByRole('searchbox').fill('cu tri');
    await expect(said).toHaveText(/^No|^0/);
    await offer.click();
    await expect(bar.getByRole('radio', { name: 'Without diacritics' })).toBeChecked();
    await expect(bar.getByRole('searchbox')).toBeFocused();
    // A search goes on from where the last one was.
    await expect(said).toHaveText(/^\d+\/600$/);
  });

  await test.step('by a pattern; a wrong one and an endless one are told', async () => {
    await bar.getByRole('radio', { name: 'Regular expression' }).check({ force: true });
    await bar.getByRole('searchbox').fill('Đoạn \\d7:');
    await expect(said).toHaveText(/^\d+\/9$/);
    await bar.getByRole('searchbox').fill('(');
    await expect(said).toHaveText(/^Not a valid pattern/);
    await bar.getByRole('searchbox').fill('(.+)+§$');
    await expect(said).toHaveText('The pattern takes too long. Make it more specific.');
    await bar.getByRole('searchbox').fill('Đoạn 5\\d:');
    await expect(said).toHaveText(/^\d+\/10$/);
  });

  await test.step('all hits are labelled in one step', async () => {
    await bar.getByRole('combobox', { name: 'Label all hits' }).selectOption('Position');
    await expect(app.notice).toHaveText('10 hits labelled Position.');
    await bar.getByRole('combobox', { name: 'Where to find' }).selectOption('Position');
    await bar.getByRole('radio', { name: 'With diacritics' }).check({ force: true });
    await bar.getByRole('searchbox').fill('đoạn');
    await expect(said).toHaveText(/^\d+\/10$/);
  });

  await test.step('closing leaves the hit selected', async () => {
    await bar.getByRole('searchbox').press('Escape');
    await expect(bar).toHaveCount(0);
    await expect(page.getByRole('toolbar', { name: 'Label' })).toBeVisible();
    await page.keyboard.press('Control+z');
  });
  await app.healthy();
});

test('searching finds what stands greyed, says so, and labels none of it', async ({ page }) => {
  const app = await App.with(page, `${ARTICLE.trim()}\nTin, ảnh: Vũ Minh Tâm\n`);
  await app.select('Tin, ảnh: Vũ Minh Tâm');
  const leave = page.getByRole('toolbar', { name: 'Label' }).getByRole('button', { name: /^Leave this out/ });
  if (await leave.isVisible()) await leave.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search');
  await bar.getByRole('searchbox').fill('Vũ Minh Tâm');
  await expect(bar.getByRole('status')).toHaveText(/^\d\/3 · (1 in ignored regions|in an ignored region)$/);
  await bar.getByRole('searchbox').fill('ảnh: Vũ Minh');
  await expect(bar.getByRole('status')).toHaveText('1/1 · in an ignored region');
  await expect(bar.getByRole('combobox', { name: 'Label all hits' })).toHaveCount(0);
  await bar.getByRole('searchbox').fill('Vũ Minh Tâm');
  await expect(bar.getByRole('combobox', { name: 'Label all hits' })).toContainText('Label all 2');
  await app.healthy();
});

test('a sweep goes through everything that has no label', async ({ page }) => {
  const app = await App.with(page, 'Tin của bản.\nTrưởng bản Nà Lúa cùng Tổ hoà giải và Đội Xung kích đi tuần.\n');
  await app.article.click();
  await page.keyboard.press('c');
  const sweep = page.getByRole('region', { name: 'Sweep what has no label' });
  const progress = sweep.getByRole('progressbar');
  await expect(sweep).toBeVisible();
  const total = Number(await progress.getAttribute('max'));
  expect(total).toBeGreaterThan(1);
  const first = await sweep.getByRole('status').innerText();
  await page.keyboard.press('2');
  await expect(app.notice).toHaveText('Labelled Position.');
  await expect(sweep.getByRole('status')).not.toHaveText(first);
  await expect(progress).not.toHaveAttribute('value', '0');
  const decided = Number(await progress.getAttribute('value'));
  await page.keyboard.press('Space');
  await expect(progress).toHaveAttribute('value', String(decided + 1));
  await page.keyboard.press('Control+z');
  await expect(progress).toHaveAttribute('value', String(decided));
  for (let left = total; left > 0; left--) {
    const skip = sweep.getByRole('button', { name: 'Skip' });
    if ((await skip.count()) === 0) break;
    await skip.click();
  }
  await expect(sweep.getByRole('status')).toHaveText(/^Every candidate is decided\./);
  await page.keyboard.press('Escape');
  await expect(sweep).toHaveCount(0);
  await app.healthy();
});

test('selecting all copies the article exactly as pasted, however little of it is drawn', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const lines = Array.from({ length: 1500 }, (_, at) => `Dòng ${at}  hai khoảng trắng.`);
  const source = `\n${lines.join('\r\n\r\n')}\n`;
  await app.openFile('bai.txt', source, 'text/plain');
  await app.read();
  await app.article.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source);
  await app.healthy();
});

test('a Shift-click reaches from the caret to what was far out of sight', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const source = Array.from({ length: 400 }, (_, at) => `Dòng ${at} kể một chuyện nhỏ.`).join('\n');
  await app.openFile('bai.txt', source, 'text/plain');
  await app.read();
  await app.article.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await app.article.evaluate((article) => (article.scrollTop = article.scrollHeight / 2));
  const line = app.article.getByText('Dòng 200 kể một chuyện nhỏ.');
  await line.scrollIntoViewIfNeeded();
  await line.click({ modifiers: ['Shift'], position: { x: 2, y: 8 } });
  await page.keyboard.press('Control+c');
  const copied = () => page.evaluate(async () => (await navigator.clipboard.readText()).split('\n'));
  await expect.poll(async () => (await copied())[0]).toBe('Dòng 1 kể một chuyện nhỏ.');
  expect((await copied()).at(-1).trim()).toMatch(/^$|^Dòng (199|200)/);
  await app.healthy();
});
