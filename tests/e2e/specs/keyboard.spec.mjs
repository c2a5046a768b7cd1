// Correcting without a mouse.
import { expect, test } from '@playwright/test';
import { App, documents } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

test('a whole correction by keys alone', async ({ page }) => {
  const app = await App.with(page, ARTICLE);

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
    await expect(app.notice).toHaveText(`Undone: “${second}”.`);
    await expect(app.inspector.getByRole('blockquote')).toHaveText(second);
    await page.keyboard.press('Control+y');
    await expect(app.notice).toHaveText(`Done again: “${second}”.`);
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

test('a key is about the row that has the focus, and an input method deletes nothing', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const rows = app.list.getByRole('row');
  await app.openMark('38 ha');

  await test.step('the row that the arrows went to, and not what is open', async () => {
    await rows.nth(0).getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    const second = rows.nth(1).getByRole('button').first();
    const [before, next] = [await second.innerText(), await rows.nth(2).getByRole('button').first().innerText()];
    expect(next).not.toBe(before);
    await page.keyboard.press('x');
    await expect(app.notice).toHaveText('Rejected.');
    await expect(second).toHaveText(next, { useInnerText: true });
    await expect(app.mark('38 ha')).toBeVisible();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
  });

  await test.step('a command without anything that it is about says so', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('x');
    await expect(app.notice).toHaveText('Open an annotation first.');
  });

  // What UniKey and its like make of Y and F: the letter, Backspace, and the letter with its mark, which no key wrote.
  const stroke = (key, code) => app.article.evaluate((article, [key, code]) => {
    const init = { key, code, bubbles: true, cancelable: true };
    article.dispatchEvent(new KeyboardEvent('keydown', init));
  }, [key, code]);
  const total = await app.list.getAttribute('aria-rowcount');
  await test.step('an input method that sends Backspace', async () => {
    await app.openMark('38 ha');
    await stroke('j', 'KeyJ');
    await page.evaluate(() => {
      const article = document.querySelector('#article');
      for (const key of ['Backspace', 'ỳ']) {
        article.dispatchEvent(new KeyboardEvent('keydown', { key, code: '', bubbles: true, cancelable: true }));
      }
    });
    await expect(app.notice).toHaveText(/^An input method took the last key/);
    await expect(app.list).toHaveAttribute('aria-rowcount', total);
  });

  await test.step('a hand, after a letter', async () => {
    await stroke('j', 'KeyJ');
    await stroke('Backspace', 'Backspace');
    await expect(app.notice).toHaveText('Deleted.');
    await page.keyboard.press('Control+z');
  });

  await test.step('letters at once after the key of a dialog are for its field', async () => {
    for (let turn = 0; turn < 5; turn++) {
      await page.keyboard.press('Control+k', { delay: 30 });
      // Twice as fast as anybody types, and without a look at whether the dialog is there.
      await page.keyboard.type('bac bo', { delay: 30 });
      await expect(app.dialog.getByRole('combobox')).toHaveValue('bac bo');
      await page.keyboard.press('Escape');
      await expect(app.dialog).toHaveCount(0);
    }
  });
  await app.healthy();
});

test('a key that comes before the page has done all of a drawing is answered', async ({ page }) => {
  const app = new App(page);
  // Between a drawing and its effects Yew lets the browser have its turn where time is up: here it always is.
  await page.addInitScript(() => {
    const { now } = Date;
    let late = 0;
    window.hurry = false;
    Date.now = () => now.call(Date) + (late += window.hurry ? 20 : 0);
  });
  await app.open();
  const pressed = (selector, init) => page.evaluate(([selector, init]) => {
    window.hurry = true;
    return new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
        document.body.dispatchEvent(event);
        window.hurry = false;
        resolve(event.defaultPrevented);
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    });
  }, [selector, init]);
  await test.step('the search, as soon as there is an article', async () => {
    const early = pressed('.article__block', { key: 'f', ctrlKey: true });
    await app.paste(ARTICLE);
    expect(await early, 'the browser’s own search stays away').toBe(true);
    await expect(page.getByRole('searchbox').first()).toBeFocused();
    await page.keyboard.press('Escape');
  });
  await test.step('what is typed behind it stands in its field', async () => {
    await page.evaluate(() => (window.hurry = true));
    // As long as a quick hand holds a key.
    await page.keyboard.press('Control+f', { delay: 80 });
    await page.keyboard.type('x3', { delay: 80 });
    await page.evaluate(() => (window.hurry = false));
    await expect(page.getByRole('searchbox').first()).toHaveValue('x3');
    await page.keyboard.press('Escape');
  });
  await test.step('no command, as soon as a dialog lies over it', async () => {
    await app.article.focus();
    const early = pressed('dialog', { key: 'c' });
    await page.keyboard.press('?');
    expect(await early).toBe(false);
    await page.keyboard.press('Escape');
    await expect(page.locator('.sweep')).toHaveCount(0);
  });
  await app.healthy();
});

test('a key adds the value that is missing, and what is typed goes into it', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.select('cây vụ đông');
  await page.keyboard.press('4');
  await expect(app.inspector.getByRole('button', { name: 'Add a value' })).toBeVisible();
  await page.keyboard.press('v');
  const field = app.inspector.locator('[id^="value-"]').first();
  await expect(field).toBeFocused();
  await expect(app.inspector.getByRole('button', { name: 'Add a value' })).toHaveCount(0);
  await expect(app.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('figure');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(app.inspector.getByRole('button', { name: 'Add a value' })).toBeVisible();
  await app.healthy();
});

test('the list is walked by arrows with one roving focus', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
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
  const app = await App.with(page, ARTICLE);
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

test('what an input method composes is looked for, in every field that searches', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const session = await page.context().newCDPSession(page);
  // As Android's keyboards, Telex of macOS and ibus send it: no key comes after what was composed.
  const compose = async (field, words) => {
    await field.focus();
    for (const text of [words.slice(0, -1), words]) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await session.send('Input.insertText', { text: words });
    await expect(field).toHaveValue(words);
  };
  await compose(page.getByRole('searchbox', { name: 'Search annotations' }), 'tâm');
  await expect(app.list.getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search annotations' }).fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await compose(page.getByRole('searchbox', { name: 'Find in the article' }), 'rừng');
  await expect(page.getByText('1/2', { exact: true })).toBeVisible();
  await app.kept();
  await app.startAnew();
  await expect(documents(page)).toBeVisible();
  await compose(documents(page).getByRole('searchbox', { name: 'Find documents' }), 'khác');
  await expect(documents(page)).toContainText('There is no such document.');
  await app.healthy();
});

test('whatever takes itself away leaves the focus beside where it was', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const panel = page.getByRole('tabpanel');
  /** Presses a button by keyboard; where the focus is then is said in what the button was in. */
  const press = async (button, then) => {
    await button.first().press('Enter');
    await expect(then).toBeFocused();
  };
  await page.keyboard.press('j');
  const accept = app.inspector.getByRole('button', { name: 'Accept', exact: true });
  await test.step('a decision opens the next one, and the same button is there again', async () => {
    const first = await app.inspector.getByRole('blockquote').textContent();
    await press(accept, accept);
    await expect(app.inspector.getByRole('blockquote')).not.toHaveText(first);
    await press(app.inspector.getByRole('button', { name: 'Reject', exact: true }), app.inspector.getByRole('button', { name: 'Reject', exact: true }));
  });
  await test.step('a value that is taken away leaves the way to another', async () => {
    await press(app.inspector.getByRole('button', { name: 'Clear the value' }), app.inspector.getByRole('button', { name: 'Add a value' }));
  });
  await test.step('what closes leaves the tab, the list or the text', async () => {
    await press(app.inspector.getByRole('button', { name: /^Close/ }), page.getByRole('tab', { selected: true }));
    await app.list.getByRole('button', { name: /^Reject “/ }).first().press('Enter');
    await expect(app.list.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Control+f');
    await page.keyboard.press('Escape');
    await expect(app.article).toBeFocused();
  });
  await test.step('a mark that is deleted leaves the text, where the keys go on', async () => {
    await app.article.focus();
    await page.keyboard.press('n');
    await expect(app.article.locator('[data-id]:focus')).toHaveCount(1);
    await page.keyboard.press('Delete');
    await expect(app.notice).toHaveText('Deleted.');
    await expect(app.article).toBeFocused();
    await page.keyboard.press('n');
    await expect(app.article.locator('[data-id]:focus')).toHaveCount(1);
  });
  await test.step('a form comes with the focus and leaves it where it came from', async () => {
    await page.getByRole('tab', { name: 'Labels' }).click();
    await press(panel.getByRole('button', { name: 'Add a label' }), panel.getByRole('textbox', { name: 'Name', exact: true }));
    await page.keyboard.type('Dự án');
    await press(panel.getByRole('button', { name: 'Save' }), panel.getByRole('button', { name: 'Add a label' }));
    await press(panel.getByRole('button', { name: 'Edit the label Dự án' }), panel.getByRole('textbox', { name: 'Name', exact: true }));
    await press(panel.getByRole('button', { name: 'Cancel' }), panel.getByRole('button', { name: 'Edit the label Dự án' }));
    await panel.getByRole('button', { name: 'Remove the label Dự án' }).press('Enter');
    await expect(panel.locator(':focus')).toHaveCount(1);
  });
  await app.healthy();
});
