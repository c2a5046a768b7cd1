// Many documents, kept from the moment something is done to them.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

const documents = (page) => page.getByRole('region', { name: 'Documents in this browser' });
const rows = (page) => documents(page).getByRole('row');

test('what was done can be undone after a restart', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
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
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await page.getByRole('button', { name: 'New article' }).click();
  await expect(rows(page)).toHaveCount(1);
  await app.pasteAndRead(OTHER);
  await app.kept();
  await page.getByRole('button', { name: 'New article' }).click();
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

  await first.getByRole('button', { name: /Move to the bin/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await documents(page).getByRole('button', { name: /^Bin/ }).click();
  await rows(page).getByRole('button', { name: /Restore/ }).click();
  await documents(page).getByRole('button', { name: /^All/ }).click();
  await expect(rows(page)).toHaveCount(2);

  await first.getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
});

test('two tabs: the second follows each step, and takes the document over', async ({ context, page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  await app.kept();
  await page.getByRole('button', { name: 'New article' }).click();
  await rows(page).getByRole('gridcell').first().getByRole('button').click();
  await app.read();

  const second = await context.newPage();
  const follower = new App(second);
  await follower.open();
  await rows(second).getByRole('gridcell').first().getByRole('button').click();
  await expect(second.getByText('This article is open in another tab')).toBeVisible();

  // What is done in the first is seen in the second, which changes nothing itself.
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(follower.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await page.keyboard.press('Control+z');
  await expect(follower.mark('38 ha')).toHaveAccessibleName(/suggested/);
  await follower.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(follower.mark('38 ha')).toHaveAccessibleName(/suggested/);

  // It takes over, and the first follows.
  await second.getByRole('button', { name: 'Edit here' }).click();
  await expect(page.getByText('This article is open in another tab')).toBeVisible();
  await expect(second.getByText('This article is open in another tab')).toBeHidden();
  await follower.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await follower.kept();
  expect(JSON.parse((await app.export()).text)).toEqual(JSON.parse((await follower.export()).text));
});

test('what version 1 kept is taken over', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  const kept = (await app.export()).text;
  // A page of the same origin without the program.
  await page.goto('/manifest.webmanifest');
  await page.evaluate(
    (kept) =>
      new Promise((resolve, reject) => {
        const removal = indexedDB.deleteDatabase('chu-giai');
        removal.onerror = reject;
        removal.onsuccess = () => {
          const opening = indexedDB.open('chu-giai', 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore('documents');
          opening.onsuccess = () => {
            const database = opening.result;
            const writing = database.transaction('documents', 'readwrite');
            const store = writing.objectStore('documents');
            store.put(kept, 'open');
            store.put('Bài đang mở', 'open.title');
            store.put(kept, 'previous');
            store.put('Bài trước', 'previous.title');
            writing.oncomplete = () => {
              database.close();
              resolve();
            };
          };
        };
      }),
    kept,
  );
  await page.evaluate(() => {
    localStorage.removeItem('chu-giai.open');
    sessionStorage.clear();
  });
  await app.open();
  await expect(rows(page)).toHaveCount(2);
  await rows(page).filter({ hasText: 'Bài đang mở' }).getByRole('gridcell').first().getByRole('button').click();
  await app.read();
  expect(JSON.parse((await app.export()).text)).toEqual(JSON.parse(kept));
});

test('a damaged journal is put aside and told, and the rest opens', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await page.goto('/manifest.webmanifest');
  const damage = (change) =>
    page.evaluate(
      (change) =>
        new Promise((resolve) => {
          const opening = indexedDB.open('chu-giai');
          opening.onsuccess = () => {
            const database = opening.result;
            const writing = database.transaction(['journal', 'aside'], 'readwrite');
            const reading = writing.objectStore('journal').getAllKeys();
            const aside = writing.objectStore('aside').getAll();
            reading.onsuccess = () => {
              const last = reading.result.at(-1);
              if (change) writing.objectStore('journal').put([last[1], '[1,"edit",null,[["a"'], last);
            };
            writing.oncomplete = () => {
              database.close();
              resolve(aside.result.length);
            };
          };
        }),
      change,
    );
  expect(await damage(true)).toBe(0);
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
  await page.goto('/manifest.webmanifest');
  expect(await damage(false)).toBe(1);
});

test('without a database the page works, warns and exports', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  const alarm = page.getByRole('alert');
  await expect(alarm).toContainText('keeps nothing here');
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await alarm.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a full disk is told, and what was kept before is still there', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
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
