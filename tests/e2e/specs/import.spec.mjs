// Many files at once, from strangers, in and out.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { App } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

const documents = (page) => page.getByRole('region', { name: 'Documents in this browser' });
const rows = (page) => documents(page).getByRole('row');

test('files of many kinds are imported, what is no text is told, and nothing is imported twice', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const lines = [ARTICLE, OTHER].map((text, at) => JSON.stringify({ id: at, text, title: `Dòng ${at}` })).join('\n');
  await app.importFiles([
    ['tin.jsonl', lines],
    ['bang.csv', 'tieu_de,noi_dung\r\nThu ngân sách,"Xã thu 12,5 tỷ đồng, đạt 61% dự toán."\r\n'],
    ['trang.html', '<!doctype html><title>Trang</title><nav>Menu</nav><article><p>Ngày 08/7/2024, xã <b>trồng</b> 38 ha rừng.</p><script>alert(1)</script></article>'],
    ['anh.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1])],
  ]);
  await expect(app.imports.getByRole('status')).toHaveText(/4 documents imported · 1 could not be read/);
  await expect(app.imports).toContainText('anh.png');
  await expect(rows(page)).toHaveCount(4);
  await app.imports.getByRole('button', { name: 'Close' }).click();

  await app.importFiles([['tin.jsonl', lines], ['moi.txt', 'Ngày 09/8/2025, tỉnh giao 15 xã.']]);
  await expect(app.imports.getByRole('status')).toHaveText(/1 document imported · 2 were here already/);

  await rows(page).filter({ hasText: 'Thu ngân sách' }).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.mark('61% dự toán').or(app.mark('61%'))).toBeVisible();
  await app.healthy();
});

test('a text in an encoding of old is read and its encoding told', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const windows1258 = Buffer.concat(
    ['Ng', 0xe0, 'y 08/7/2024, xa', 0xde, ' tr', 0xf4, 0xcc, 'ng 38 ha r', 0xfd, 0xcc, 'ng; UBND xa', 0xde, ' y', 0xea, 'u c', 0xe2, 0xcc, 'u c', 0xe1, 'c th', 0xf4, 'n b', 0xe1, 'o c', 0xe1, 'o.'].map((part) =>
      typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'latin1'),
    ),
  );
  await app.importFiles([['cu.txt', windows1258]]);
  await app.read();
  expect((await app.article.innerText()).normalize('NFC')).toContain('UBND xã yêu cầu các thôn báo cáo');
  await expect(app.imports).toContainText('Windows-1258');
});

test('all documents are exported for another program, backed up and had back', async ({ page, browser }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([['mot.txt', ARTICLE], ['hai.txt', OTHER]]);
  await expect(rows(page)).toHaveCount(2);
  await documents(page).getByRole('button', { name: 'Export 2' }).click();
  await documents(page).getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Label Studio tasks (JSON)' });
  const [exported] = await Promise.all([
    page.waitForEvent('download'),
    documents(page).getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(exported.suggestedFilename()).toMatch(/\.(json|zip)$/);

  const [backup] = await Promise.all([
    page.waitForEvent('download'),
    documents(page).getByRole('button', { name: 'Back everything up' }).click(),
  ]);
  const kept = await readFile(await backup.path());

  // Another browser.
  const context = await browser.newContext({ locale: 'vi-VN' });
  const elsewhere = await context.newPage();
  const other = new App(elsewhere);
  await other.open();
  await other.pasteAndRead('Ngày 01/5/2025, xã có 3 thôn.').catch(async () => {
    // Without the clipboard's permission.
    await other.field.fill('Ngày 01/5/2025, xã có 3 thôn.');
    await elsewhere.getByRole('button', { name: 'Mark it up' }).click();
    await other.read();
  });
  await other.kept();
  await elsewhere.getByRole('button', { name: 'New article' }).click();
  const [chooser] = await Promise.all([
    elsewhere.waitForEvent('filechooser'),
    documents(elsewhere).getByRole('button', { name: 'Restore a backup' }).click(),
  ]);
  await chooser.setFiles({ name: 'chu-giai-backup.jsonl', mimeType: 'application/jsonl', buffer: kept });
  await expect(rows(elsewhere)).toHaveCount(3);
  await rows(elsewhere).filter({ hasText: ARTICLE.split('\n')[0].slice(0, 30) }).getByRole('gridcell').first().getByRole('button').click();
  await other.read();
  await expect(other.mark('38 ha')).toBeVisible();
  await context.close();
});
