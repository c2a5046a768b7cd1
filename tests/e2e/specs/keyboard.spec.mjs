// Correcting without a mouse.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

test('a whole correction by keys alone', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);

  await test.step('go to the first suggestion, accept it, and be at the next', async () => {
    await page.keyboard.press('j');
    await expect(app.inspector).toBeVisible();
    const first = await app.inspector.getByRole('blockquote').innerText();
    await page.keyboard.press('Enter');
    await expect(app.notice).toHaveText('Accepted.');
    await expect(app.inspector.getByRole('blockquote')).not.toHaveText(first);
  });

  await test.step('reject, undo, redo', async () => {
    const second = await app.inspector.getByRole('blockquote').innerText();
    await page.keyboard.press('x');
    await expect(app.notice).toHaveText('Rejected.');
    await page.keyboard.press('Control+z');
    await expect(app.notice).toHaveText('Undone.');
    await expect(app.inspector.getByRole('blockquote')).toHaveText(second);
    await page.keyboard.press('Control+y');
    await expect(app.notice).toHaveText('Done again.');
  });

  await test.step('grow an edge and relabel', async () => {
    await page.keyboard.press('j');
    const before = await app.inspector.getByRole('blockquote').innerText();
    await page.keyboard.press(']');
    await expect(app.inspector.getByRole('blockquote')).not.toHaveText(before);
    await page.keyboard.press('4');
    await expect(app.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('figure');
  });

  await test.step('the sheet of shortcuts opens and gives the focus back', async () => {
    await page.keyboard.press('?');
    await expect(app.dialog.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(app.dialog).toHaveCount(0);
  });
  await app.healthy();
});

test('the list is walked by arrows with one roving focus', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  const rows = app.list.getByRole('row');
  await expect(app.list.locator('[tabindex="0"]')).toHaveCount(1);
  await rows.nth(0).getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(rows.nth(1).getByRole('button', { name: /^Accept/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.notice).toHaveText('Accepted.');
  await page.keyboard.press('End');
  await expect(rows.last().locator(':focus')).toHaveCount(1);
});

test('a field leaves an input method alone', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  const search = page.getByRole('searchbox', { name: 'Search annotations' });
  await search.focus();
  const session = await page.context().newCDPSession(page);
  // Telex composes “tâm” in steps; what was composed so far must never be written back.
  for (const text of ['t', 'ta', 'tâ', 'tâm']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(search).toHaveValue(text);
  }
  await session.send('Input.insertText', { text: 'tâm' });
  await search.press('End');
  await expect(search).toHaveValue('tâm');
  await expect(app.list.getByRole('row')).toHaveCount(2);
});
