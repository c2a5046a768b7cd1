// Many files at once, from strangers, in and out.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { App, documents, rows } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';
import { damage, dump } from '../support/database.mjs';
import { OLD, wide, zip } from '../support/files.mjs';

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
  // What may scroll is reached by the keyboard.
  await expect(app.imports.getByRole('list', { name: 'Not read' })).toHaveAttribute('tabindex', '0');
  await expect(rows(page)).toHaveCount(4);
  await app.imports.getByRole('button', { name: 'Close' }).click();

  await app.importFiles([['tin.jsonl', lines], ['moi.txt', 'Ngày 09/8/2025, tỉnh giao 15 xã.']]);
  await expect(app.imports.getByRole('status')).toHaveText(/1 document imported · 2 here already/);
  // Of a plain file there is nothing to know.
  await expect(app.imports).not.toContainText('moi.txt');

  await rows(page).filter({ hasText: 'Thu ngân sách' }).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.mark('61% dự toán').or(app.mark('61%'))).toBeVisible();
  await app.healthy();
});

test('a large file is kept in its order by several workers, and what comes twice in it once', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const long = 'Sáng 12/9/2023, xã thu 512,7 triệu đồng, đạt 64,1% dự toán. '.repeat(60);
  const article = (at) => JSON.stringify({ text: `Bài số ${at}\n\n${long}`, title: `Bài ${at}` });
  // Half a megabyte and more lies between one that comes again and where it does: it is in another batch.
  const twice = [10, 250];
  await app.importFiles([['tin.jsonl', [...Array.from({ length: 500 }, (_, at) => article(at)), ...twice.map(article)].join('\n')]]);
  await expect(app.imports.getByRole('status')).toHaveText(/500 documents imported · 2 here already/, { timeout: 60_000 });
  const { stores } = await dump(page);
  const titles = stores.cards.records.map(([, card]) => JSON.parse(card)[0]);
  expect(titles).toEqual(Array.from({ length: 500 }, (_, at) => `Bài ${at}`));
});

test('an article that comes back annotated, or out of the bin, is imported again', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const project = JSON.parse((await app.export()).text);
  await app.startAnew();
  const annotated = { ...project, annotations: project.annotations.map((known) => ({ ...known, status: 'accepted' })) };
  const lines = (...documents) => documents.map((document) => JSON.stringify(document)).join('\n');
  // The same annotations are no news, other ones are.
  await app.importFiles([['lan.jsonl', lines(project, annotated, annotated)]]);
  await expect(app.imports.getByRole('status')).toHaveText(/1 document imported · 2 here already/);
  await expect(rows(page)).toHaveCount(2);
  await app.imports.getByRole('button', { name: 'Close' }).click();

  for (const left of [1, 0]) {
    await rows(page).getByRole('button', { name: /Move to the bin/ }).first().click();
    await expect(rows(page)).toHaveCount(left);
  }
  await app.importFiles([['bai.txt', ARTICLE], ['bai-2.txt', ARTICLE]]);
  await expect(app.imports.getByRole('status')).toHaveText(/1 document imported · 1 here already/);
  await expect(rows(page)).toHaveCount(1);
});

test('the column of a table’s text is seen and chosen before it is taken, and our own table is refused', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const own = (await app.export('Table (CSV)')).text;
  await app.startAnew();
  await app.chooseFiles([
    ['bai.csv', 'id,title,text,body\n1,Thu ngân sách,Tóm tắt,"Xã thu 12,5 tỷ đồng, đạt 61% dự toán."\n'],
    ['la.csv', 'a,b\n1,"Ngày 08/7/2024, xã trồng 38 ha rừng."\n'],
    ['chu-giai.csv', own],
  ]);
  const column = (name) => app.dialog.getByRole('combobox', { name: `The text’s column in “${name}”` });
  await expect(column('bai.csv')).toHaveValue('text');
  await expect(column('la.csv')).toHaveValue('');
  await expect(app.dialog.getByRole('row').filter({ hasText: 'chu-giai.csv' })).toContainText('no article is in it');
  await column('bai.csv').selectOption('body');
  await column('la.csv').selectOption('b');
  await app.takeFiles();
  await expect(app.imports.getByRole('status')).toHaveText(/2 documents imported · 1 could not be read/);
  await rows(page).filter({ hasText: 'Thu ngân sách' }).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.article).toContainText('Xã thu 12,5 tỷ đồng');
  await app.healthy();
});

const LATE = 'Ngày 09/8/2025, tỉnh giao 15 xã.';

/** The names of the rows of the dialog, in order, with the encoding that each menu has chosen. */
const seen = (app) =>
  app.dialog.getByRole('row').evaluateAll((rows) =>
    rows.map((row) => {
      const menu = row.querySelector('select');
      const said = menu ? menu.selectedOptions[0].textContent : row.querySelector('.sight__fixed').textContent;
      return [row.querySelector('.sight__name').textContent, said.replace(/ \(.*sure\)/, '')];
    }),
  );

test('encodings are shown before anything is taken, and chosen otherwise', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.chooseFiles([
    ['utf8.txt', ARTICLE],
    ['mark.txt', `\ufeff${OTHER}`],
    ['wide.txt', wide(LATE)],
    ...Object.entries(OLD).map(([name, { content }]) => [`${name}.txt`, content]),
    ['anh.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1])],
  ]);
  // What is beyond doubt stands at the end.
  await expect(app.dialog.getByRole('row')).toHaveCount(7);
  expect(await seen(app)).toEqual([
    ['wide.txt', 'UTF-16LE with BOM'],
    ['Windows-1258.txt', 'Windows-1258'],
    ['TCVN3.txt', 'TCVN3'],
    ['VNI.txt', 'VNI'],
    ['anh.png', 'Not read'],
    ['utf8.txt', 'UTF-8'],
    ['mark.txt', 'UTF-8 with BOM'],
  ]);
  const row = (name) => app.dialog.getByRole('row').filter({ hasText: name });
  for (const [name, { words }] of Object.entries(OLD)) {
    expect((await row(`${name}.txt`).innerText()).normalize('NFC')).toContain(words);
  }
  await expect(row('wide.txt')).toContainText(LATE);
  await expect(row('anh.png')).toContainText('picture');

  // By the keyboard alone: to the row, another encoding, and the words are others.
  const first = app.dialog.getByRole('combobox', { name: 'Encoding of “wide.txt”' });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const menu = app.dialog.getByRole('combobox', { name: 'Encoding of “TCVN3.txt”' });
  await expect(menu).toBeFocused();
  await menu.selectOption('VNI');
  await expect(row('TCVN3.txt')).not.toContainText(OLD.TCVN3.words);
  await menu.selectOption('TCVN3');
  await expect(row('TCVN3.txt')).toContainText(OLD.TCVN3.words);
  await row('VNI.txt').getByRole('combobox').selectOption('Windows-1258');
  await expect(row('VNI.txt')).not.toContainText(OLD.VNI.words);

  // Nothing is kept yet, and a second thought leaves nothing.
  await expect(rows(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  await page.reload();
  await expect(app.field).toBeVisible();
  await expect(rows(page)).toHaveCount(0);

  // What was chosen is what is read.
  await app.chooseFiles([['VNI.txt', OLD.VNI.content], ['utf8.txt', ARTICLE]]);
  await row('VNI.txt').getByRole('combobox').selectOption('Windows-1258');
  await app.takeFiles();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).filter({ hasText: 'Xaơ' })).toHaveCount(1);
  await app.healthy();
});

test('thousands of files stay one screen, and are read otherwise all at once', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.chooseFiles([
    ...Array.from({ length: 1_500 }, (_, number) => [`moi-${number}.txt`, `Bản tin số ${number}: xã trồng rừng.`]),
    ...Array.from({ length: 500 }, (_, number) => [`cu-${number}.txt`, Buffer.concat([OLD.TCVN3.content, Buffer.from(` ${number}`)])]),
  ]);
  const kind = (name) => app.dialog.getByRole('radio', { name });
  await expect(kind('UTF-8')).toBeVisible({ timeout: 60_000 });
  await expect(app.dialog.getByRole('grid')).toHaveAttribute('aria-rowcount', '2000');
  expect(await app.dialog.getByRole('row').count()).toBeLessThan(40);
  await kind('TCVN3').check({ force: true });
  await expect(app.dialog.getByRole('grid')).toHaveAttribute('aria-rowcount', '500');
  await app.dialog.getByRole('combobox', { name: 'Read these 500 as…' }).selectOption('VNI');
  await expect(app.dialog.getByRole('combobox', { name: 'Encoding of “cu-0.txt”' })).toHaveValue('VNI');
  await app.dialog.getByRole('combobox', { name: 'Read these 500 as…' }).selectOption('TCVN3');
  await expect(app.dialog.getByRole('row').first()).toContainText(OLD.TCVN3.words);
  await app.takeFiles();
  await expect(app.imports.getByRole('status')).toHaveText(/2,000 documents imported/, { timeout: 90_000 });
  await app.healthy();
});

test('a text in an encoding of old is read and its encoding told', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([['cu.txt', OLD['Windows-1258'].content]]);
  await app.read();
  expect((await app.article.innerText()).normalize('NFC')).toContain('UBND xã yêu cầu các thôn báo cáo');
  await expect(app.imports).toContainText('Windows-1258');
});

test('an annotation file of brat and its text are one document, chosen together or packed', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const pair = (name, day) => [
    [`${name}.txt`, `Ngày ${day}, xã họp.\n`],
    [`${name}.ann`, `T1\tDATE 5 9\t${day}\n`],
  ];
  await app.importFiles([...pair('mot', '08/7'), ['le.txt', LATE], ...pair('hai', '09/7')]);
  await expect(app.imports.getByRole('status')).toHaveText(/3 documents imported/);
  await app.imports.getByRole('button', { name: 'Close' }).click();
  await app.importFiles([['tin.zip', zip([...pair('d/ba', '10/7'), ...pair('d/bon', '11/7'), ['annotation.conf', '[entities]']])]]);
  await expect(app.imports.getByRole('status')).toHaveText(/2 documents imported/);
  await expect(rows(page)).toHaveCount(5);
  for (const day of ['08/7', '10/7']) {
    await rows(page).filter({ hasText: `Ngày ${day}` }).getByRole('gridcell').first().getByRole('button').click();
    await app.read();
    // As brat had it, and not as a detector would suggest it: that takes the word before it as well.
    await expect(app.mark(day)).toBeVisible();
    const known = JSON.parse((await app.export()).text).annotations;
    expect(known.map(({ quote, status }) => [quote, status])).toEqual([[day, 'manual']]);
    await app.startAnew();
  }
  // Alone it says what is missing.
  await app.chooseFiles([pair('nam', '12/7')[1]]);
  await app.takeFiles();
  await expect(app.imports).toContainText('.txt of the same name is missing');
  await app.healthy();
});

test('files that come while others are imported wait for their turn', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const first = Array.from({ length: 300 }, (_, at) => JSON.stringify({ text: `Ngày 09/8/2025, tỉnh giao ${at} thôn.` }));
  await app.importFiles([['tin.jsonl', first.join('\n')], ['le.txt', LATE]]);
  await app.imports.getByRole('button', { name: 'Pause' }).click();
  await app.chooseFiles([['sau.txt', ARTICLE], ['sau-2.txt', OTHER]]);
  await expect(app.imports).toContainText('2 files waiting');
  await app.imports.getByRole('button', { name: 'Go on' }).click();
  await app.takeFiles();
  await expect(app.imports.getByRole('status')).toHaveText(/303 documents imported/);
  await expect(documents(page)).toContainText('0/303 done');
  await app.healthy();
});

test('malicious files are refused in words, soon, and the page goes on', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const bomb = zip([['bomb.txt', Buffer.alloc(50_000_000)]]);
  expect(bomb.length).toBeLessThan(100_000);
  const project = (annotations) =>
    JSON.stringify({ schema_version: 1, offset_unit: 'codepoint', document: { title: '', source: '', created: '', published: '', sha256: '', text: 'Xã Thanh Lâm họp.' }, labels: [], entities: [], annotations, relations: [] });
  const begun = Date.now();
  await app.importFiles([
    ['sau.json', '['.repeat(2_000_000)],
    ['dong.jsonl', `{"text":${'{"a":'.repeat(500_000)}`],
    ['cot.csv', `${'text,'.repeat(200_000)}\nx\n`],
    ['bom.zip', bomb],
    ['lon.zip', zip([['x.txt', 'x', 0xfffffff0]])],
    ['duong.zip', zip([['../../../etc/passwd', 'Xã một họp.'], ['C:\\Windows\\a.txt', 'Xã hai họp.']])],
    ['lech.json', project([{ id: 'a1', label: 'DATE', start: 4294967295, end: -1, status: 'manual' }, { id: 'a2', label: 'DATE', start: 9e20, end: 3 }])],
    ['khoa.jsonl', '{"__proto__":{"text":"giả","polluted":1},"constructor":{"prototype":{"polluted":1}},"text":"Xã ba họp."}'],
  ]);
  await expect(app.imports.getByRole('status')).toHaveText(/4 documents imported · 5 could not be read/, { timeout: 60_000 });
  expect(Date.now() - begun).toBeLessThan(60_000);
  const told = (name, words) => expect(app.imports.getByRole('listitem').filter({ hasText: name }).first()).toContainText(words);
  await told('sau.json', 'too many brackets');
  await told('dong.jsonl', 'too many brackets');
  await told('cot.csv', 'at most 1,000 columns');
  await told('bom.zip/bomb.txt', 'bomb');
  await told('lon.zip/x.txt', 'Too large');
  expect(await page.evaluate(() => ({}).polluted)).toBeUndefined();
  // A path leads nowhere: it is a name.
  await expect(rows(page).filter({ hasText: 'Xã một họp' })).toContainText('passwd');
  await expect(rows(page).filter({ hasText: 'Xã một họp' })).not.toContainText('..');
  await rows(page).filter({ hasText: 'Xã ba' }).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.article).toContainText('Xã ba họp.');
  await app.healthy();
});

test('all documents are exported for another program, backed up and had back', async ({ page, browser }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([['mot.txt', ARTICLE], ['hai.txt', OTHER]]);
  await expect(rows(page)).toHaveCount(2);
  await documents(page).getByRole('button', { name: 'Export 2' }).click();
  await documents(page).getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Label Studio tasks (JSON)' });
  // What the format cannot carry is said before the file is taken.
  const said = documents(page).locator('.corpus__said');
  const download = documents(page).getByRole('button', { name: 'Download', exact: true });
  const anyway = documents(page).getByRole('button', { name: 'Download anyway' });
  const taken = async (button) => (await Promise.all([page.waitForEvent('download'), button.click()]))[0];
  await download.click();
  await expect(said).toContainText('This format cannot carry');
  const exported = await taken(anyway);
  expect(exported.suggestedFilename()).toBe('chu-giai.zip');
  const lines = async (button = download) => {
    const file = await taken(button);
    expect(file.suggestedFilename()).toBe('chu-giai.jsonl');
    return (await readFile(await file.path(), 'utf8')).trim().split('\n').map((line) => JSON.parse(line).document.text);
  };
  const choose = (label) => documents(page).getByRole('combobox', { name: 'Format' }).selectOption({ label });
  await choose('Projects (JSONL)');
  expect((await lines()).sort()).toEqual([ARTICLE, OTHER].sort());
  await expect(said).toHaveText('');
  await expect(anyway).toHaveCount(0);

  const [backup] = await Promise.all([
    page.waitForEvent('download'),
    documents(page).getByRole('button', { name: 'Back everything up' }).click(),
  ]);
  const kept = await readFile(await backup.path());

  // Another browser, in which there is nothing.
  const context = await browser.newContext({ locale: 'vi-VN' });
  const elsewhere = await context.newPage();
  const other = new App(elsewhere);
  await other.open();
  const [chooser] = await Promise.all([
    elsewhere.waitForEvent('filechooser'),
    elsewhere.getByRole('button', { name: 'Restore a backup' }).click(),
  ]);
  await chooser.setFiles({ name: 'chu-giai-backup.jsonl', mimeType: 'application/jsonl', buffer: kept });
  await expect(rows(elsewhere)).toHaveCount(2);
  await rows(elsewhere).filter({ hasText: ARTICLE.split('\n')[0].slice(0, 30) }).getByRole('gridcell').first().getByRole('button').click();
  await other.read();
  await expect(other.mark('38 ha')).toBeVisible();

  // One that is cut short says so, and what is here already is no news.
  await other.startAnew();
  const [again] = await Promise.all([
    elsewhere.waitForEvent('filechooser'),
    elsewhere.getByRole('button', { name: 'Restore a backup' }).click(),
  ]);
  const cut = kept.subarray(0, kept.indexOf(10, kept.indexOf(10) + 1) + 1);
  await again.setFiles({ name: 'chu-giai-backup.jsonl', mimeType: 'application/jsonl', buffer: cut });
  await expect(documents(elsewhere).locator('.corpus__said')).toContainText('0 documents imported · 1 here already · the backup is cut short and lacks 1');
  await context.close();

  // What does not read is missing in the file, and that is said.
  await damage(page, ['wholes'], ({ wholes: [[key, [number, json, unread]]] }) => [
    ['wholes', key, [number, json.slice(0, 40), unread]],
  ]);
  await app.open();
  await documents(page).getByRole('button', { name: 'Export 2' }).click();
  await choose('Projects (JSONL)');
  await download.click();
  await expect(said).toHaveText('Documents that could not be read and are not in the file: 1.');
  expect(await lines(anyway)).toHaveLength(1);
});

/** A project whose second annotation stands nowhere in the text. */
const unplaced = (text, quote) =>
  JSON.stringify({
    schema_version: 1,
    offset_unit: 'codepoint',
    document: { title: text, text },
    annotations: [
      { id: 'T1', label: 'DATE', start: 0, end: 9, quote: text.slice(0, 9), status: 'accepted' },
      { id: 'T2', label: 'OFFICIAL', start: 0, end: 4, quote, status: 'manual', value: { name: quote } },
    ],
    relations: [],
  });

test('what has no place in a project is kept as a note on the document, or left', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const open = async (name, text, quote) => {
    await app.openFile(name, unplaced(text, quote));
    await expect(app.dialog).toContainText(`“${quote}” was left out`);
  };
  // By the keyboard.
  await open('mot.json', 'Ngày 08/7, xã họp.', 'Lê Thị Hạnh');
  await app.dialog.getByRole('button', { name: 'Keep as a note on the document' }).focus();
  await page.keyboard.press('Enter');
  await expect(app.dialog).toHaveCount(0);
  await expect(app.notice).toContainText('1 annotation kept in the document’s note');
  await app.kept();
  await app.startAnew();
  await expect(rows(page)).toContainText('OFFICIAL “Lê Thị Hạnh” = Lê Thị Hạnh');

  await open('hai.json', 'Ngày 09/7, xã họp.', 'Lò Văn Tám');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await app.kept();
  await app.startAnew();
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).filter({ hasText: 'Lê Thị Hạnh' })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: 'Lò Văn Tám' })).toHaveCount(0);
  await app.healthy();
});

test('what has no place in many files is kept as a note on each document, all at once', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([
    ['tin.jsonl', [['Ngày 08/7, xã họp.', 'Lê Thị Hạnh'], ['Ngày 09/7, xã họp.', 'Lò Văn Tám']].map(([text, quote]) => unplaced(text, quote)).join('\n')],
    ['le.txt', LATE],
    ['ba.json', unplaced('Ngày 10/7, xã họp.', 'Vũ Minh Tâm')],
  ]);
  await expect(app.imports).toContainText('no place in the text: 3 annotations');
  await app.imports.getByRole('button', { name: 'Keep as notes on the documents' }).click();
  await expect(app.notice).toContainText('3 annotations kept');
  await expect(app.imports.getByRole('button', { name: 'Keep as notes on the documents' })).toHaveCount(0);
  for (const [day, quote] of [['08/7', 'Lê Thị Hạnh'], ['09/7', 'Lò Văn Tám'], ['10/7', 'Vũ Minh Tâm']]) {
    await expect(rows(page).filter({ hasText: `Ngày ${day}` })).toContainText(`OFFICIAL “${quote}”`);
  }
  await page.reload();
  await expect(rows(page).filter({ hasText: 'OFFICIAL “' })).toHaveCount(3);

  // Left alone, it is only told.
  await app.importFiles([['bon.json', unplaced('Ngày 11/7, xã họp.', 'Hà Thị Sáu')], ['nam.txt', OTHER]]);
  await expect(app.imports).toContainText('no place in the text: 1 annotation');
  await app.imports.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await expect(rows(page)).toHaveCount(6);
  await expect(rows(page).filter({ hasText: 'Hà Thị Sáu' })).toHaveCount(0);
  await app.healthy();
});

test('an import rests, goes on and is ended by its buttons; what was taken by then stays', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const article = (at) => `Bài số ${at}\n\n${'Sáng 12/9/2023, xã thu 512,7 triệu đồng, đạt 64,1% dự toán. '.repeat(80)}`;
  const files = Array.from({ length: 600 }, (_, at) => [`bai-${at}.txt`, article(at)]);
  await app.chooseFiles(files);
  await app.takeFiles();
  await app.imports.getByRole('button', { name: 'Pause' }).click();
  await expect(app.imports.getByRole('button', { name: 'Go on' })).toBeVisible();
  const count = app.imports.getByRole('status');
  // What is on its way when the pause begins still arrives.
  let resting;
  await expect
    .poll(async () => {
      const before = resting;
      resting = await count.textContent();
      return resting === before;
    }, { intervals: [1_000] })
    .toBe(true);
  await expect(app.imports.getByRole('progressbar', { name: 'Import' })).toBeVisible();
  await app.imports.getByRole('button', { name: 'Go on' }).click();
  await app.imports.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.imports.getByRole('button', { name: 'Close' })).toBeVisible();
  const taken = Number(/^\d+/.exec(await count.textContent())[0]);
  expect(taken).toBeLessThan(600);
  await app.imports.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  if (taken > 0) await expect(documents(page)).toContainText(`${taken} `);
  await app.healthy();
});

test('of each table that does not say which column has the text, a person says it', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([
    ['bang.csv', 'a,b\r\n1,"Ngày 08/7/2024, xã thu 12,5 tỷ đồng."\r\n2,"Ngày 09/8/2025, tỉnh giao 15 xã."\r\n'],
    ['bai.txt', 'Sáng 12/9/2023, xã họp.'],
    ['hai.csv', 'x,y\r\n"Ngày 10/10/2025, huyện trồng 38 ha rừng.",3\r\n'],
    ['anh.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254, 0, 0])],
  ]);
  const menu = (name) => app.imports.getByRole('combobox', { name });
  await menu(/bang\.csv/).selectOption('b');
  await menu(/hai\.csv/).selectOption('x');
  await expect(app.imports.getByRole('combobox')).toHaveCount(0);
  // What was said before the questions is said after them.
  await expect(app.imports.getByRole('status')).toHaveText(/4 documents imported/);
  await expect(app.imports).toContainText('anh.txt');
  await expect(rows(page)).toHaveCount(4);
  await app.healthy();
});
