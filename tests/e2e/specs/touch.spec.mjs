// A phone: what is chosen by a long press is labelled with the thumb, panels come from below, edges have handles.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';
import { placeOf } from '../support/places.mjs';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Fingers as the browser gets them. A browser without a screen selects nothing at a long press: `select` is what
 * Android does then, while the finger is down. The words are selected, the menu is asked for, and the pointer is the
 * system's from there on: <https://www.w3.org/TR/pointerevents3/#the-pointercancel-event>. */
const fingers = async (page) => {
  const client = await page.context().newCDPSession(page);
  const send = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  let isDown = false;
  return {
    down: (x, y) => {
      isDown = true;
      return send('touchStart', [{ x, y }]);
    },
    move: (x, y) => send('touchMove', [{ x, y }]),
    up: () => send('touchEnd', []),
    select: async (words) => {
      await page.evaluate((words) => {
        const walker = document.createTreeWalker(document.querySelector('.article__text'), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(words);
          if (at < 0) continue;
          getSelection().setBaseAndExtent(node, at, node, at + words.length);
          node.parentElement.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
          return;
        }
        throw new Error(`not in view: ${words}`);
      }, words);
      if (isDown) await send('touchCancel', []);
      isDown = false;
    },
  };
};

test('a long press selects, a thumb labels, a tap on a suggestion decides', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const touch = await fingers(page);
  await test.step('a long press selects a word; its handle takes in more', async () => {
    const word = await placeOf(app, 'Nông');
    await touch.down(word.x, word.y);
    await touch.select('Nông');
    // The page is not told of a finger on a handle: of what it does to the selection alone.
    await touch.select('Nông dân');
    await expect(page.locator('.bar')).toHaveClass(/has-target/);
    // Above a selection stands the phone's own menu, below it hang the handles.
    const selected = await placeOf(app, 'Nông dân');
    const popover = page.getByRole('toolbar', { name: 'Label' });
    await expect(popover).toBeVisible();
    expect((await popover.boundingBox()).y).toBeGreaterThanOrEqual(selected.bottom + 24);
  });
  await test.step('a thumb gives it a label', async () => {
    const label = page.locator('.bar__label').nth(1);
    const box = await label.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    await label.tap();
    await expect(app.notice).toHaveText('Labelled Position.');
    await expect(page.locator('.mark.is-open')).toHaveText('Nông dân');
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
  });
  await test.step('a selection is put away by a tap beside it', async () => {
    const word = await placeOf(app, 'vận động');
    await touch.down(word.x, word.y);
    await touch.select('vận động');
    await expect(page.locator('.bar')).toHaveClass(/has-target/);
    const beside = await placeOf(app, 'chủ trì');
    await page.touchscreen.tap(beside.x, beside.y);
    await expect(page.getByRole('toolbar', { name: 'Label' })).toHaveCount(0);
  });
  await test.step('a tap opens a suggestion with what can be done', async () => {
    await app.mark('38 ha').tap();
    await expect(page.locator('.mark.is-open')).toHaveText('38 ha');
    const accept = page.getByRole('button', { name: /^Accept/ }).first();
    await expect(accept).toBeInViewport();
    const box = await accept.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(40);
    await accept.tap();
    await expect(app.notice).toHaveText('Accepted.');
  });
  await app.healthy();
});

test('where the browser selects nothing at a long press, the page does, with handles of its own', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const touch = await fingers(page);
  const handles = page.locator('.handle');
  const popover = page.getByRole('toolbar', { name: 'Label' });
  const selected = () => page.evaluate(() => String(getSelection()));
  const word = await placeOf(app, 'Nông');
  await test.step('a tap and a finger that moves select nothing', async () => {
    await page.touchscreen.tap(word.x, word.y);
    await touch.down(word.x, word.y);
    await touch.move(word.x, word.y - 40);
    await page.waitForTimeout(900);
    await touch.up();
    expect(await selected()).toBe('');
    await page.evaluate(() => document.querySelector('#article').scrollTo(0, 0));
  });
  await test.step('a finger that rests selects the word under it, and lifting it leaves that alone', async () => {
    const { x, y } = await placeOf(app, 'Nông');
    await touch.down(x, y);
    await expect.poll(selected).toBe('Nông');
    await touch.up();
    await expect(popover).toBeVisible();
    await expect(handles).toHaveCount(2);
    expect(await selected()).toBe('Nông');
  });
  await test.step('its handle takes in more', async () => {
    const end = await handles.last().boundingBox();
    const from = { x: end.x + end.width / 2, y: end.y + end.height / 2 };
    const to = await placeOf(app, 'dân');
    await touch.down(from.x, from.y);
    for (let step = 1; step <= 8; step += 1) await touch.move(from.x + ((to.right + 3 - from.x) * step) / 8, from.y);
    await touch.up();
    await expect.poll(selected).toBe('Nông dân');
    await expect(handles).toHaveCount(2);
  });
  await test.step('a thumb labels it', async () => {
    await page.locator('.bar__label').nth(1).tap();
    await expect(page.locator('.mark.is-open')).toHaveText('Nông dân');
  });
  await app.healthy();
});

test('an edge is dragged by its handle, which is as large as a finger', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const touch = await fingers(page);
  await app.mark('38 ha').tap();
  const handles = page.locator('.handle');
  await expect(handles).toHaveCount(2);
  for (const handle of await handles.all()) {
    const { width, height } = await handle.boundingBox();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  const end = await handles.last().boundingBox();
  const to = await placeOf(app, '38');
  const from = { x: end.x + end.width / 2, y: end.y + end.height / 2 };
  await touch.down(from.x, from.y);
  // Along the line, as a finger on a handle below it goes.
  for (let step = 1; step <= 8; step += 1) await touch.move(from.x + ((to.right - 2 - from.x) * step) / 8, from.y);
  await touch.up();
  await expect(page.locator('.mark.is-open')).toHaveText('38');
  await page.getByRole('button', { name: /^Undo/ }).first().tap();
  await expect(page.locator('.mark.is-open')).toHaveText('38 ha');
  await app.healthy();
});

test('the tap that follows a drag is not lost', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const touch = await fingers(page);
  await app.mark('38 ha').tap();
  const undo = page.getByRole('button', { name: /^Undo/ }).first();
  for (let turn = 0; turn < 4; turn += 1) {
    await expect(page.locator('.mark.is-open')).toHaveText('38 ha');
    const end = await page.locator('.handle').last().boundingBox();
    const to = await placeOf(app, '38');
    const button = await undo.boundingBox();
    const from = { x: end.x + end.width / 2, y: end.y + end.height / 2 };
    await touch.down(from.x, from.y);
    for (let step = 1; step <= 8; step += 1) await touch.move(from.x + ((to.right - 2 - from.x) * step) / 8, from.y);
    await touch.up();
    // What is tapped must be there; a fling would go on much longer than that takes.
    await expect(undo).toBeEnabled();
    await page.touchscreen.tap(button.x + button.width / 2, button.y + button.height / 2);
    await expect(page.locator('.mark.is-open')).toHaveText('38 ha');
  }
  await app.healthy();
});

test('what is begun in the sheet is not covered by it', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await page.locator('.bar__sheet button').tap();
  await page.getByRole('button', { name: 'Sweep what has no label' }).tap();
  await expect(page.getByRole('region', { name: 'Sweep what has no label' })).toBeVisible();
  await expect(app.list).not.toBeInViewport();
  await page.locator('.bar__label').nth(1).tap();
  await expect(app.notice).toHaveText('Labelled Position.');
  await app.healthy();
});

test('the panels are a sheet from below that leaves the article to be seen', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await expect(app.list).not.toBeInViewport();
  await page.locator('.bar__sheet button').tap();
  await expect(app.list).toBeInViewport();
  const sheet = await page.locator('.side').boundingBox();
  expect(sheet.width).toBe(390);
  expect(sheet.y).toBeGreaterThan(60);
  expect(Math.round(sheet.y + sheet.height)).toBeLessThanOrEqual(844);
  await app.list.getByRole('row').first().getByRole('button').first().tap();
  await expect(page.locator('.mark.is-open').first()).toBeInViewport();
  await app.healthy();
});

test('a thumb goes from suggestion to suggestion, and every button has its name', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const open = page.locator('.mark.is-open').first();
  const next = () => page.getByRole('button', { name: 'Next suggestion' }).filter({ visible: true });
  await next().tap();
  await expect(open).toHaveText('Sáng 12/9/2023');
  await next().tap();
  await expect(open).not.toHaveText('Sáng 12/9/2023');
  const second = await open.textContent();
  await next().tap();
  await expect(open).not.toHaveText(second);
  await page.getByRole('button', { name: 'Previous suggestion' }).filter({ visible: true }).tap();
  await expect(open).toHaveText(second);
  await expect(page.getByRole('banner').getByRole('button', { name: 'Export' })).toBeVisible();
  await app.healthy();
});

test.describe('the narrowest phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('what a notice says is on one line, and all of it on the page', async ({ page }) => {
    const app = new App(page, 'vi');
    await app.open('/?lang=vi');
    await app.pasteAndRead(ARTICLE);
    await app.mark('Vũ Minh Tâm').tap();
    await app.inspector.getByRole('button', { name: 'Chấp nhận', exact: true }).tap();
    const toast = page.locator('.toast');
    // It stands elsewhere as well, which is offered.
    await expect(toast.getByRole('button', { name: /^Giống ở nơi khác/ })).toBeVisible();
    const said = toast.getByText('Đã chấp nhận.');
    expect((await said.boundingBox()).height).toBeLessThan(30);
    for (const box of [await toast.boundingBox(), ...(await Promise.all((await toast.getByRole('button').all()).map((button) => button.boundingBox())))]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(360);
    }
    await app.healthy();
  });
});
