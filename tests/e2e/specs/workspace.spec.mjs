// Many documents, kept from the moment something is done to them.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { App, documents, rows } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';
import { CURRENT, STORED, damage, dump, restore } from '../support/database.mjs';

test('what was done can be undone after a restart', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const before = JSON.parse((await app.export()).text);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.list.getByRole('button', { name: 'Reject “512,7 triệu đồng”' }).click();
  await app.kept();
  await page.reload();
  await app.read();
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
  while ((await undo.getAttribute('aria-disabled')) !== 'true') await undo.click();
  expect(JSON.parse((await app.export()).text)).toEqual(before);
});

test('every article stays in the list: found, opened, marked as done, thrown away and had back', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await app.pasteAndRead(OTHER);
  await app.kept();
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(rows(page)).toHaveCount(2);

  // The first is in work, the second new.
  const first = rows(page).filter({ hasText: ARTICLE.split('\n')[0].slice(0, 30) });
  await expect(first.getByRole('combobox')).toHaveValue('work');
  await first.getByRole('combobox').selectOption('done');
  await expect(documents(page).getByText('1/2 done')).toBeVisible();
  await page.reload();
  await expect(documents(page).getByText('1/2 done')).toBeVisible();

  // Without its diacritics.
  const words = documents(page).getByRole('searchbox');
  await words.fill('khong co bai nay');
  await expect(documents(page).getByText('There is no such document.')).toBeVisible();
  await words.fill('');

  // What the browser refuses once is an alarm until it has done something again.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      IDBObjectStore.prototype.put = put;
      throw new DOMException('not now', 'InvalidStateError');
    };
  });
  await first.getByRole('combobox').selectOption('skipped');
  await expect(page.getByRole('alert')).toBeVisible();
  await first.getByRole('combobox').selectOption('done');
  await expect(page.getByRole('alert')).toBeHidden();

  // By date and by what is in them, by the keyboard alone and on a phone too.
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const narrow = documents(page).getByText('Filter by date and label');
  await narrow.focus();
  await page.keyboard.press('Enter');
  await documents(page).getByLabel('Published from').fill('2999-01-01');
  await expect(documents(page).getByText('There is no such document.')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await documents(page).getByRole('button', { name: 'Show all' }).click();
  await expect(rows(page)).toHaveCount(2);
  await documents(page).getByLabel('With the label').selectOption({ label: 'Document' });
  await expect(rows(page)).toHaveCount(1);
  await expect(narrow).toContainText('1/2');
  await documents(page).getByLabel('At least').fill('50');
  await documents(page).getByLabel('At least').press('Enter');
  await expect(rows(page)).toHaveCount(0);
  await documents(page).getByRole('button', { name: 'Show all' }).click();
  await documents(page).getByLabel('Order', { exact: true }).selectOption({ label: 'Most annotations' });
  await expect(rows(page).first()).toContainText(ARTICLE.split('\n')[0].slice(0, 30));
  await page.setViewportSize(before);

  await first.getByRole('button', { name: /Move to the bin/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await documents(page).getByRole('button', { name: /^Bin/ }).click();
  await rows(page).getByRole('button', { name: /Restore/ }).click();
  await documents(page).getByRole('button', { name: /^All/ }).click();
  await expect(rows(page)).toHaveCount(2);

  await first.getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);

  // Where no worker starts, texts are not searched, and that is said.
  await app.startAnew();
  await page.evaluate(() => {
    window.Worker = class {
      constructor() {
        throw new Error('there are no workers');
      }
    };
  });
  await words.fill('rung');
  await expect(page.getByRole('alert')).toContainText('texts could not be searched');
});

test('every version that was ever stored is opened here', () => {
  expect(STORED.map(({ version }) => version)).toEqual(Array.from({ length: CURRENT }, (_, at) => at + 1));
});

for (const stored of STORED) {
  test(`what version ${stored.version} kept is taken over`, async ({ page }) => {
    const app = new App(page);
    await restore(page, stored);
    await app.open();
    // The one that was open last may be so again.
    await expect(app.article.or(rows(page)).first()).toBeVisible();
    if (await app.article.isVisible()) await app.startAnew();
    for (const { title, project, undone } of stored.documents) {
      await rows(page).filter({ hasText: title }).getByRole('gridcell').first().getByRole('button').click();
      await app.read();
      expect(JSON.parse((await app.export()).text)).toMatchObject(project);
      if (undone) {
        const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
        while ((await undo.getAttribute('aria-disabled')) !== 'true') await undo.click();
        expect(JSON.parse((await app.export()).text)).toMatchObject(undone);
      }
      await app.kept();
      await app.startAnew();
    }
    // It is the present version now, and loses nothing when it is opened again.
    const { version, stores } = await dump(page);
    expect(version).toBe(CURRENT);
    expect(stores.aside.records).toEqual([]);
    expect(stores.documents?.records ?? []).toEqual([]);
    await app.open();
    await expect(rows(page)).toHaveCount(stores.cards.records.length);
  });
}

test('a damaged journal is put aside and told, and the rest opens', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await damage(page, ['journal'], ({ journal }) => {
    const [key] = journal.at(-1);
    return [['journal', key, [key[1], '[1,"edit",null,[["a"']]];
  });
  await app.open();
  await app.read();
  await expect(app.notice).toContainText('damaged');
  await expect(app.mark('38 ha')).toHaveAccessibleName(/suggested/);
  // It goes on from there.
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  expect((await dump(page)).stores.aside.records).toHaveLength(1);
});

test('a document of which nothing reads is put aside, told and had as a file, and the others open', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([['mot.txt', ARTICLE], ['hai.txt', OTHER]]);
  await expect(rows(page)).toHaveCount(2);
  // Its card as well.
  await damage(page, ['wholes', 'cards'], ({ wholes: [[key, [number, json, unread]]] }) => [
    ['wholes', key, [number, json.slice(0, 40), unread]],
    ['cards', key, '["'],
  ]);
  await app.open();
  await expect(rows(page)).toHaveCount(2);
  await rows(page).filter({ hasText: 'Untitled' }).getByRole('gridcell').first().getByRole('button').click();
  await expect(app.notice).toContainText('“Untitled” is damaged');
  await expect(rows(page)).toHaveCount(1);
  await expect(documents(page)).toContainText('Damaged and set aside: 1 record');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    documents(page).getByRole('button', { name: 'Download what is damaged' }).click(),
  ]);
  const [[[, what], [card, [, json]]]] = (await readFile(await download.path(), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
  expect([what, card, json.length]).toEqual(['whole', '["', 40]);
  await rows(page).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  const { stores } = await dump(page);
  expect(stores.aside.records).toHaveLength(1);
  expect([stores.cards, stores.wholes, stores.words].map(({ records }) => records.length)).toEqual([1, 1, 1]);
});

test('of a document that is cut short the rest opens, and what was kept is put aside', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  await damage(page, ['wholes'], ({ wholes: [[key, [number, json, unread]]] }) => [
    ['wholes', key, [number, json.slice(0, json.length - 300), unread]],
  ]);
  await app.open();
  await app.read();
  await expect(app.notice).toContainText('damaged');
  await app.kept();
  await expect.poll(async () => (await dump(page)).stores.aside.records.length).toBe(1);
  // It was written anew: the next time nothing is damaged.
  await app.open();
  await app.read();
  await expect(app.notice).not.toContainText('damaged');
  expect((await dump(page)).stores.aside.records).toHaveLength(1);
});

test('what is typed and not read yet stays: through a reload, and while another document is open', async ({ page }) => {
  const app = await App.with(page, OTHER);
  await app.kept();
  await app.startAnew();
  await app.field.pressSequentially('Ngày 08/7, xã họp');
  // At once, without a pause in which it could be remembered.
  await page.reload();
  await expect(app.field).toHaveValue('Ngày 08/7, xã họp');
  await app.field.press('End');
  await app.field.pressSequentially(' về 38 ha rừng.');
  await rows(page).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await app.startAnew();
  await expect(app.field).toHaveValue('Ngày 08/7, xã họp về 38 ha rừng.');
  await page.getByRole('button', { name: 'Mark it up' }).click();
  await app.read();
  await expect(app.mark('38 ha')).toBeVisible();
  await app.kept();
  await app.startAnew();
  await expect(app.field).toHaveValue('');
  await page.reload();
  await expect(app.field).toHaveValue('');
});

test('an edit is on its way to the database before anything else happens', async ({ page }) => {
  // How long it then takes is the machine's and the browser's: `make bench-workspace` measures it.
  await page.addInitScript(() => {
    window.begun = [];
    let now = false;
    addEventListener('keydown', () => {
      now = true;
      const next = new MessageChannel();
      next.port1.onmessage = () => (now = false);
      next.port2.postMessage(0);
    }, true);
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
      if (mode === 'readwrite' && [...stores].includes('journal')) window.begun.push(now);
      return begin.call(this, stores, mode, ...rest);
    };
  });
  const app = await App.with(page, ARTICLE);
  await app.kept();
  await app.article.focus();
  await page.keyboard.press('j');
  await expect(app.inspector).toBeVisible();
  await page.evaluate(() => (window.begun = []));
  for (let edit = 0; edit < 10; edit += 1) {
    await page.keyboard.press(edit % 2 ? 'Control+z' : 'Enter');
    await app.kept();
  }
  expect(await page.evaluate(() => window.begun)).toEqual(Array(10).fill(true));
});

test('after hundreds of edits a document is written whole beside the work, and opens as it was left', async ({ page }) => {
  test.slow();
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const start = JSON.parse((await app.export()).text);
  await app.article.focus();
  await page.keyboard.press('j');
  for (let edit = 0; edit < 261; edit += 1) await page.keyboard.press(edit % 2 ? 'Control+z' : 'Enter');
  await app.kept();
  const left = JSON.parse((await app.export()).text);
  // Beside the work: a moment later.
  await page.waitForTimeout(2_000);
  const { stores } = await dump(page);
  const [[, [number]]] = stores.wholes.records;
  expect(number).toBeGreaterThan(250);
  const entries = stores.journal.records.map(([[, number]]) => number);
  expect(entries).toEqual(Array.from(entries, (_, at) => at + 1));
  await app.open();
  await app.read();
  expect(JSON.parse((await app.export()).text)).toEqual(left);
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
  // The button says a frame later that nothing is left.
  await expect(async () => {
    if ((await undo.getAttribute('aria-disabled')) !== 'true') await undo.click({ timeout: 1_000 });
    await expect(undo).toHaveAttribute('aria-disabled', 'true', { timeout: 200 });
  }).toPass();
  expect(JSON.parse((await app.export()).text)).toEqual(start);
});

test('without a database the page works, warns and exports', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  const app = await App.with(page, ARTICLE);
  const alarm = page.getByRole('alert');
  await expect(alarm).toContainText('keeps nothing here');
  // Nothing says that it is being kept, nor that it will be.
  const banner = page.getByRole('banner');
  await expect(banner.getByText('Not saved')).toBeVisible();
  await expect(banner.getByText('Saving…')).toBeHidden();
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);

  // Nothing takes its place, and the page is not left, without a question.
  const asked = app.dialog.getByRole('button', { name: 'Leave it' });
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(asked).toBeVisible();
  await page.keyboard.press('Escape');
  await app.article.focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), OTHER);
  await page.keyboard.press('ControlOrMeta+V');
  await expect(asked).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  const [leaving] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
  expect(leaving.type()).toBe('beforeunload');
  await leaving.dismiss();

  // Nor is the module for files needed: with the server gone the page writes the project itself.
  await page.route('**/*.wasm', (route) => route.abort());
  await alarm.getByRole('button', { name: 'Export' }).click();
  await expect(app.dialog).toContainText('The other formats could not be loaded');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  const { annotations } = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(annotations.find(({ quote }) => quote === '38 ha').status).toBe('accepted');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await asked.click();
  await expect(app.field).toBeVisible();
  await expect(page.getByText('Everything happens in your browser')).toBeVisible();
  await expect(page.getByText('Your documents are saved in this browser.')).toHaveCount(0);
});

test('a document that is called done or thrown away says so, and comes back', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const left = await app.list.getByRole('button', { name: /^Accept “/ }).count();
  expect(left).toBeGreaterThan(1);
  await page.keyboard.press('Control+Enter');
  await expect(app.notice).toContainText(/“Xã Mường Lai họp Đảng uỷ mở rộng” is done, with \d+ suggestions not reviewed\./);
  await expect(documents(page)).toContainText('1/1 done');
  // The button of the notice; the document is open as it was.
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: /Undo/ }).click();
  await app.read();
  await expect(app.notice).toHaveText('Undone.');
  await app.startAnew();
  await expect(documents(page)).toContainText('0/1 done');

  // And the key.
  await rows(page).getByRole('button', { name: /Move to the bin/ }).click();
  await expect(app.notice).toContainText('is in the bin');
  await expect(documents(page)).toContainText('All documents are in the bin.');
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(1);
  await expect(app.notice).toHaveText('Undone.');
  await app.healthy();
});

test('a search counts what it finds, on the shelves too, and a note names its document', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  await app.startAnew();
  await app.pasteAndRead(OTHER);
  await app.kept();
  await app.startAnew();
  await expect(rows(page)).toHaveCount(2);
  await documents(page).getByRole('searchbox').fill('Bản ngoai');
  await expect(documents(page).getByText('1 document found.')).toBeVisible();
  // It shows where, as it is written there.
  await expect(rows(page)).toContainText('làm việc với xã Bản Ngoại. Đến nay 71%');
  await expect(rows(page).locator('mark')).toHaveText('Bản Ngoại');
  await expect(documents(page).getByRole('button', { name: /^All/ })).toHaveText(/1$/);
  await rows(page).getByRole('button', { name: /^Note on the document:/ }).click();
  await expect(page.getByRole('textbox', { name: /Huyện Thanh Khê/ })).toBeFocused();
  await documents(page).getByRole('button', { name: 'Close' }).click();
  // Within the document the search goes on.
  await rows(page).getByRole('button').first().click();
  await app.read();
  await expect(page.getByRole('searchbox', { name: 'Find in the article' })).toHaveValue('Bản ngoai');
  await expect(page.getByText('1/1', { exact: true })).toBeVisible();
});

test('a database that an old tab holds is told, and what was done is kept once it is free', async ({ context, page }) => {
  // A page of the first version: it had no ear for a newer one.
  const old = await context.newPage();
  await old.goto('/manifest.webmanifest');
  await old.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('chu-giai', 1);
        opening.onsuccess = () => resolve((window.held = opening.result) && undefined);
      }),
  );
  const app = new App(page);
  await app.open();
  const alarm = page.getByRole('alert');
  await expect(alarm).toContainText('until you close those tabs');
  await app.pasteAndRead(ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'false');
  await old.close();
  await expect(alarm).toBeHidden();
  await app.kept();
  // What is kept is left without a question.
  expect(await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(true);
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
});

test('an article that is here already is opened, and not taken twice, unless something is done to it', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  const project = (await app.export()).text;
  await app.startAnew();
  await app.paste(ARTICLE);
  await expect(app.notice).toContainText('here already');
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await app.startAnew();
  await expect(rows(page)).toHaveCount(1);
  // As a file too; with other annotations it is another one.
  const other = project.replace('"accepted"', '"rejected"');
  for (const [content, count] of [[project, 1], [other, 2]]) {
    await app.chooseFiles([['bai.json', content]]);
    await app.read();
    await app.kept();
    await app.startAnew();
    await expect(rows(page)).toHaveCount(count);
  }
});

test('a disk that is really full is told, work goes on, and what was done is kept once there is room', async ({ page, context, baseURL }) => {
  const devtools = await context.newCDPSession(page);
  const room = (quotaSize) => devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL, quotaSize });
  await room(1);
  const app = await App.with(page, ARTICLE);
  const alarm = page.getByRole('alert');
  await expect(alarm).toContainText('storage is full');
  await expect(page.locator('html')).toHaveAttribute('data-kept', 'false');
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await alarm.getByRole('button', { name: 'Export' }).click();
  await expect(app.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await room();
  await expect(alarm).toBeHidden();
  await app.kept();
  // Before it is full again, that is said.
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 95_000_000, quota: 100_000_000 });
  });
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await expect(page.getByRole('main')).toContainText('storage is nearly full');
});

test('a full disk is told, and what was kept before is still there', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    window.full = true;
    IDBObjectStore.prototype.add = function (...entry) {
      if (window.full) throw new DOMException('no room', 'QuotaExceededError');
      return add.apply(this, entry);
    };
  });
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(page.getByRole('alert')).toContainText('storage is full');
  await page.getByRole('alert').getByRole('button', { name: 'Export' }).click();
  await expect(app.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  // Room again: what could not be kept is.
  await page.evaluate(() => {
    window.full = false;
  });
  await expect(page.getByRole('alert')).toBeHidden();
  await app.kept();
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
});
