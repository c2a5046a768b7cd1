// The work and the preferences stay.
import { expect, test } from '@playwright/test';
import { App, rows } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

test('a reload keeps the work', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect(app.notice).toHaveText('Accepted.');
  const before = JSON.parse((await app.export()).text);
  await app.kept();
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  expect(JSON.parse((await app.export()).text)).toEqual(before);
});

test('what is being typed is kept, whether its field was left or not', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.openMark('38 ha');
  const note = app.inspector.getByRole('textbox', { name: 'Note' });
  await note.pressSequentially('hỏi lại xã');
  const kept = () => page.locator('html').getAttribute('data-kept');
  await expect.poll(async () => (await app.mark('38 ha').count()) && (await kept())).toBe('true');
  await app.inspector.getByRole('textbox', { name: 'Amount' }).fill('1,250');
  // What a browser does before it leaves a page, with the time that it mostly gives.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(kept).toBe('true');
  await page.reload();
  await app.read();
  await app.openMark('38 ha');
  await expect(note).toHaveValue('hỏi lại xã');
  await expect(app.inspector.getByRole('textbox', { name: 'Amount' })).toHaveValue('1,250');
  await expect(app.list.getByRole('row').filter({ hasText: '38 ha' })).toContainText('1,250 hectare');
});

test('what was typed last is kept when the page is loaded again at once', async ({ page }) => {
  const app = new App(page);
  // Whether to leave is asked; it is answered at once.
  page.on('dialog', (dialog) => dialog.accept());
  await app.open();
  await app.pasteAndRead(ARTICLE);
  await app.kept();
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (let turn = 0; turn < 4; turn += 1) {
    await app.openMark('38 ha');
    await app.kept();
    const unit = app.inspector.getByRole('textbox', { name: 'Unit', exact: true });
    await unit.fill(`turn${turn}`);
    await page.reload();
    await app.read();
    await app.openMark('38 ha');
    await expect(unit).toHaveValue(`turn${turn}`);
  }
});

test('saving that takes long is told to who does not see it', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  // Something else has the database for itself.
  await page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open('chu-giai');
        opening.onsuccess = () => {
          const stores = [...opening.result.objectStoreNames];
          const store = opening.result.transaction(stores, 'readwrite').objectStore(stores[0]);
          const hold = () => {
            if (window.isFree) opening.result.close();
            else store.count().onsuccess = hold;
          };
          hold();
          done();
        };
      }),
  );
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const told = page.getByRole('main').getByRole('status').filter({ hasText: 'Saving…' });
  await expect(told).toHaveCount(1);
  await page.evaluate(() => (window.isFree = true));
  await expect(told).toHaveCount(0);
  await app.kept();
  await app.healthy();
});

/** From the next time that the page is loaded, the database answers when it is told to: `answer` is what tells it. */
async function late(page) {
  await page.addInitScript(() => {
    const told = new Promise((tell) => (window.answer = tell));
    const { get, set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess');
    Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', {
      get,
      set(answered) {
        set.call(this, answered && ((event) => told.then(() => answered.call(this, event))));
      },
    });
  });
  return () => page.evaluate(() => window.answer());
}

test('the empty page does not wait for the database, and what is pasted by then is kept', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  await app.startAnew();
  const answer = await late(page);
  await page.reload();
  await expect(app.field).toBeVisible();
  await app.pasteAndRead(OTHER);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-kept', 'false');
  await answer();
  await app.kept();
  await expect(app.article).toContainText('Thanh Khê');
  // Nor does a page that was left with an article show anything else before it.
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
  await page.waitForTimeout(300);
  await expect(app.field).toHaveCount(0);
  await answer();
  await app.read();
  await expect(app.article).toContainText('Thanh Khê');
  await app.startAnew();
  await expect(rows(page)).toHaveCount(2);
  await app.healthy();
});

test('language: of the browser, of the address, switched, remembered', async ({ page }) => {
  await page.goto('/');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'vi');
  await expect(page.getByRole('button', { name: 'Đánh dấu' })).toBeVisible();
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Mark it up' })).toBeVisible();
  await page.reload();
  await expect(html).toHaveAttribute('lang', 'en');
  await page.goto('/?lang=vi');
  await expect(html).toHaveAttribute('lang', 'vi');
});

test('theme: the system’s, switched, remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/?lang=en');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(ground).not.toBe(dark);
  const light = await ground();
  await page.reload();
  await expect.poll(ground).toBe(light);
});

test('nothing is sent anywhere', async ({ page, baseURL }) => {
  const elsewhere = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:'].includes(url.protocol) && url.origin !== new URL(baseURL).origin) elsewhere.push(request.url());
  });
  const bodies = [];
  page.on('request', (request) => request.method() !== 'GET' && bodies.push(request.url()));
  const app = await App.with(page, ARTICLE);
  await app.export();
  expect(elsewhere).toEqual([]);
  expect(bodies).toEqual([]);
});

test('a unit is shown in the language of the page, and kept by its canonical name', async ({ page }) => {
  const app = new App(page, 'vi');
  await app.open('/?lang=vi');
  await app.pasteAndRead('Xã trồng mới 38 héc-ta rừng và 1,5 ha chè.');
  await expect(app.list.getByRole('row').filter({ hasText: '38 héc-ta' })).toContainText('38 ha');
  await app.openMark('38 héc-ta');
  const unit = app.inspector.getByRole('textbox', { name: 'Đơn vị' });
  await expect(unit).toHaveValue('ha');
  await unit.fill('km²');
  await unit.press('Enter');
  await expect(app.list.getByRole('row').filter({ hasText: '38 héc-ta' })).toContainText('38 km²');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.getByRole('textbox', { name: 'Unit' })).toHaveValue('square kilometre');
});
