// Working by keyboard alone: the caret, the palette, keys of one's own, and what must not be disturbed.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';
import { faults } from '../support/project.mjs';

const open = async (page, text = ARTICLE) => {
  const app = await App.with(page, text);
  return app;
};

/** What the browser has selected. */
const selected = (page) => page.evaluate(() => getSelection().toString());

/** Where the caret's line stands, once it has moved. */
const caret = async (page) => {
  const line = page.locator('.caret');
  await expect(line).toBeVisible();
  return line.boundingBox();
};

const press = async (page, ...keys) => {
  // No hand holds a key for less.
  for (const key of keys) await page.keyboard.press(key, { delay: 30 });
};

test('a whole article is corrected without a mouse', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await page.evaluate(() => {
    window.mouse = 0;
    for (const type of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(type, () => (window.mouse += 1), true);
  });

  await test.step('paste', async () => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), ARTICLE);
    await page.keyboard.press('ControlOrMeta+V');
    await app.read();
  });

  await test.step('review all: accept each, reject one', async () => {
    await press(page, 'j');
    await expect(app.inspector).toBeVisible();
    const progress = page.getByRole('progressbar', { name: 'Review' });
    const total = Number(await progress.getAttribute('aria-valuemax'));
    for (let decided = 0; decided < total; decided += 1) {
      await press(page, decided === 1 ? 'x' : 'Enter');
      await expect(progress).toHaveAttribute('aria-valuenow', String(decided + 1));
    }
  });

  await test.step('label something new: caret, Shift, the label’s key', async () => {
    // From the end, back to the start of the last clause but one: “đề nghị Hội Nông dân xã …”.
    await press(page, 'Escape', 'Control+End', 'h');
    await press(page, 'Control+ArrowRight', 'Control+ArrowRight');
    await press(page, ...Array(4).fill('Control+Shift+ArrowRight'));
    await expect(app.notice).toHaveText('Selected: Hội Nông dân xã');
    await expect.poll(() => selected(page)).toBe('Hội Nông dân xã');
    await press(page, '2');
    await expect(app.notice).toHaveText('Labelled Position.');
    await expect(app.inspector.getByRole('blockquote')).toHaveText('Hội Nông dân xã');
  });

  await test.step('move its edges either way', async () => {
    const quote = app.inspector.getByRole('blockquote');
    for (const [key, text] of [
      ['[', 'Hội Nông dân'],
      [']', 'Hội Nông dân xã'],
      ['}', 'Nông dân xã'],
      ['{', 'Hội Nông dân xã'],
      ['Alt+[', 'Hội Nông dân x'],
      ['Alt+]', 'Hội Nông dân xã'],
    ]) {
      await press(page, key);
      await expect(quote).toHaveText(text);
    }
  });

  await test.step('set its value and come back to the text', async () => {
    await press(page, 'v');
    const role = app.inspector.getByRole('textbox', { name: 'Role' });
    await expect(role).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('hội viên');
    await press(page, 'Enter');
    await expect(app.notice).toHaveText('Changed.');
    await press(page, 'Escape');
    await expect(role).not.toBeFocused();
    // The keys are the article's again.
    await press(page, ']');
    await expect(app.inspector.getByRole('blockquote')).toHaveText('Hội Nông dân xã vận');
    await press(page, 'Control+z');
  });

  await test.step('a caret alone labels nothing; label what is selected, relabel what is under the caret, delete it', async () => {
    await press(page, 'Escape', 'Control+Home', '4');
    await expect(app.notice).toHaveText('Select a stretch of text first.');
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight', '4');
    await expect(app.inspector.getByRole('blockquote')).toHaveText('Xã');
    await press(page, 'Escape', '2');
    await expect(app.notice).toHaveText('Labelled Position.');
    await press(page, 'Escape', 'Delete');
    await expect(app.notice).toHaveText('Deleted.');
  });

  const project = await test.step('export', async () => {
    await press(page, 'e');
    await expect(app.dialog).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        const button = app.dialog.getByRole('button', { name: 'Download' });
        for (let tab = 0; tab < 20 && !(await button.evaluate((it) => it === document.activeElement)); tab += 1) {
          await press(page, 'Tab');
        }
        await press(page, 'Enter');
      })(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  });
  expect(faults(project)).toEqual([]);
  const by = (quote) => project.annotations.find((annotation) => annotation.quote === quote);
  expect(by('Hội Nông dân xã')).toMatchObject({ label: 'POSITION', status: 'manual', value: { role: 'hội viên' } });
  expect(by('Xã')).toBeUndefined();
  expect(project.annotations.filter(({ status }) => status === 'suggested')).toEqual([]);
  expect(project.annotations.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(await page.evaluate(() => window.mouse)).toBe(0);
  await app.healthy();
});

test('the caret moves by every unit, and Shift selects from its anchor', async ({ page }) => {
  await open(page, 'Thu đạt 6.290,20 tỷ đồng, bằng 64% dự toán. TP. Huế họp ngày 30.6.\nĐoạn hai ngắn.');
  const after = async (...keys) => {
    await press(page, 'Control+Home', ...keys);
    return selected(page);
  };
  expect(await after('Shift+ArrowRight')).toBe('T');
  expect(await after('Control+ArrowRight', 'Control+Shift+ArrowRight')).toBe('đạt');
  expect(await after('w', 'w', 'Shift+w')).toBe('6.290,20');
  expect(await after('Shift+l')).toBe('Thu đạt 6.290,20 tỷ đồng');
  expect(await after('Alt+Shift+ArrowDown')).toBe('Thu đạt 6.290,20 tỷ đồng, bằng 64% dự toán');
  expect(await after('Alt+ArrowDown', 'Alt+Shift+ArrowDown')).toBe('. TP. Huế họp ngày 30.6');
  expect(await after('Control+Shift+ArrowDown')).toMatch(/^Thu .* 30\.6\.$/);
  expect(await after('Control+Shift+End')).toMatch(/^Thu .* ngắn\.$/s);
  // Back over the anchor: what was selected is left, and the other side is selected.
  expect(await after('Control+ArrowRight', 'Control+ArrowRight', 'Shift+w', 'Shift+b', 'Shift+b')).toBe('đạt');
  // A plain arrow leaves the selection at its edge.
  expect(await after('Control+Shift+ArrowRight', 'ArrowRight', 'Control+Shift+ArrowRight')).toBe('đạt');
});

test('the caret goes up and down by lines as they are seen, and keeps its column', async ({ page }) => {
  const sentence = 'Hội nghị thống nhất một số nội dung trọng tâm của tháng tới và giao các tổ thực hiện. ';
  await open(page, `${sentence.repeat(6)}\n\nDòng ngắn.\nHội nghị thống nhất một số nội dung trọng tâm.`);
  await press(page, 'Control+Home', ...Array(12).fill('ArrowRight'));
  const start = await caret(page);
  await press(page, 'ArrowDown');
  const below = await caret(page);
  expect(below.y).toBeGreaterThan(start.y + start.height * 0.8);
  expect(below.y).toBeLessThan(start.y + start.height * 2.5);
  expect(Math.abs(below.x - start.x)).toBeLessThan(12);
  await press(page, 'End');
  const end = await caret(page);
  expect(Math.abs(end.y - below.y)).toBeLessThan(2);
  expect(end.x).toBeGreaterThan(below.x + 100);
  await press(page, 'Home');
  expect((await caret(page)).x).toBeLessThan(start.x);
  // Over the empty and the short line, in the column where it began.
  await press(page, 'Control+Home', ...Array(24).fill('ArrowRight'));
  const column = (await caret(page)).x;
  let last = await caret(page);
  for (let line = 0; line < 14; line += 1) {
    await press(page, 'ArrowDown');
    const next = await caret(page);
    if (next.y - last.y < 1) break;
    last = next;
  }
  expect(Math.abs(last.x - column)).toBeLessThan(14);
  await press(page, 'Control+Home');
  expect(Math.abs((await caret(page)).y - start.y)).toBeLessThan(2);
});

test('the caret is brought into view in a text of which little is drawn', async ({ page }) => {
  const long = Array.from({ length: 3000 }, (_, line) => `Dòng ${line + 1}: xã họp và thống nhất nội dung.`).join('\n');
  const app = await open(page, long);
  await press(page, 'Control+End');
  await expect(app.article.getByText('Dòng 3000:')).toBeInViewport();
  await expect(page.locator('.caret')).toBeInViewport();
  await press(page, 'ArrowUp', 'Home', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
  expect(await selected(page)).toBe('Dòng 2999');
  await press(page, 'Control+Home');
  await expect(app.article.getByText('Dòng 1:')).toBeInViewport();
  await app.healthy();
});

test('a click puts the caret there, and the keyboard goes on from a selection by mouse', async ({ page }) => {
  const app = await open(page);
  await app.select('chi bộ');
  await press(page, 'Control+Shift+ArrowRight');
  expect(await selected(page)).toBe('chi bộ rà');
  await press(page, 'Escape');
  const box = await app.article.getByText('Kết luận hội nghị').boundingBox();
  await page.mouse.click(box.x + 4, box.y + 12);
  const line = await caret(page);
  expect(Math.abs(line.y - box.y)).toBeLessThan(24);
});

test('the palette finds commands without diacritics and in both languages, and runs them', async ({ page }) => {
  const app = await open(page);
  await press(page, 'Control+k');
  const field = app.dialog.getByRole('combobox', { name: 'Find a command' });
  await expect(field).toBeFocused();
  const options = app.dialog.getByRole('option');
  await page.keyboard.type('hoan tac');
  await expect(options).toHaveCount(1);
  await expect(options.first()).toContainText('Undo');
  await expect(options.first()).toContainText('Ctrl+Z');
  await expect(options.first()).toHaveAttribute('aria-disabled', 'true');
  await press(page, 'Enter');
  await expect(app.dialog).toBeVisible();
  await field.fill('go to the next to');
  const active = await field.getAttribute('aria-activedescendant');
  await expect(app.dialog.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Enter');
  await expect(app.dialog).toHaveCount(0);
  await expect(app.inspector).toBeVisible();
  await press(page, 'Control+k');
  await page.keyboard.type('nothing of the kind');
  await expect(app.dialog.getByText('There is no such command.')).toBeVisible();
  await press(page, 'Escape');
  await expect(app.dialog).toHaveCount(0);
  // A label, to what is open.
  await press(page, 'Control+k');
  await page.keyboard.type('label figure');
  await press(page, 'Enter');
  await expect(app.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('figure');
  await app.healthy();
});

test('keys are changed, conflicts told, and kept over a reload', async ({ page }) => {
  const app = await open(page);
  await press(page, '?');
  const edit = app.dialog.getByRole('button', { name: 'Change keys “Reject”' });
  await edit.press('Enter');
  const form = app.dialog.getByRole('group', { name: 'Change keys “Reject”' });
  const add = form.getByRole('button', { name: 'Add a key' });

  await test.step('what a label, the browser or another command has', async () => {
    for (const [key, told] of [
      ['1', 'label Official'],
      ['Control+w', 'keeps this key for itself'],
      ['a', 'belongs to “Accept all”'],
    ]) {
      await add.press('Enter');
      await expect(form.getByText('Press the new key.')).toBeVisible();
      // Dispatched: the browser itself would close the page at Ctrl+W.
      await page.evaluate((key) => {
        const [ctrl, name] = key.includes('+') ? [true, key.split('+')[1]] : [false, key];
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, ctrlKey: ctrl, bubbles: true, cancelable: true }));
      }, key);
      await expect(form.getByRole('alert')).toContainText(told);
    }
    await form.getByRole('button', { name: 'Use it anyway' }).press('Enter');
    await expect(form.getByRole('button', { name: 'Remove the key A' })).toBeVisible();
  });

  await test.step('a free one is added, the old one taken away', async () => {
    await add.press('Enter');
    await press(page, 'q');
    await form.getByRole('button', { name: 'Remove the key X' }).press('Enter');
    await form.getByRole('button', { name: 'Remove the key A' }).press('Enter');
    await expect(form.getByRole('button', { name: /Remove the key/ })).toHaveCount(1);
    await press(page, 'Escape');
  });

  await page.waitForTimeout(1500);
  await page.reload();
  await app.read();
  await press(page, 'j', 'x');
  await expect(app.notice).not.toHaveText('Rejected.');
  await expect(app.inspector.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-keyshortcuts', 'Q');
  await press(page, 'q');
  await expect(app.notice).toHaveText('Rejected.');

  await test.step('all back to default', async () => {
    await press(page, '?');
    await app.dialog.getByRole('button', { name: 'All keys back to default' }).press('Enter');
    await press(page, 'Escape', 'j', 'x');
    await expect(app.notice).toHaveText('Rejected.');
  });
  await app.healthy();
});

test('single keys can be switched off, and the palette still has everything', async ({ page }) => {
  const app = await open(page);
  await press(page, '?');
  await app.dialog.getByRole('checkbox', { name: 'Single keys' }).press('Space');
  await press(page, 'Escape', 'j');
  await expect(app.inspector).toHaveCount(0);
  await press(page, 'Control+Home', 'Control+Shift+ArrowRight', '4');
  await expect(app.inspector).toHaveCount(0);
  await press(page, 'Control+k');
  await page.keyboard.type('label figure');
  await press(page, 'Enter');
  await expect(app.notice).toHaveText('Labelled Figure.');
  await page.reload();
  await app.read();
  await press(page, 'j');
  await expect(app.inspector).toHaveCount(0);
});

test('an input method is left alone, and typing in a field runs nothing', async ({ page }) => {
  const app = await open(page);
  await press(page, 'j');
  const quote = await app.inspector.getByRole('blockquote').innerText();
  // What a composing input method sends to the page: neither a command nor a label.
  for (const init of [
    { key: 'x', isComposing: true },
    { key: 'Process', keyCode: 229 },
    { key: 'Enter', keyCode: 229 },
    { key: '4', isComposing: true },
  ]) {
    await page.evaluate((init) => {
      document.querySelector('#article').dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
    }, init);
  }
  await expect(app.inspector.getByRole('blockquote')).toHaveText(quote);
  await expect(app.inspector.getByRole('combobox', { name: 'Label' })).not.toHaveValue('figure');

  // Telex in the palette: the field keeps what is composed, and Enter that ends it runs nothing.
  await press(page, 'Control+k');
  const field = app.dialog.getByRole('combobox');
  const session = await page.context().newCDPSession(page);
  for (const text of ['x', 'xo', 'xoa', 'xoá']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(field).toHaveValue(text);
  }
  await session.send('Input.insertText', { text: 'xoá' });
  await expect(app.dialog.getByRole('option').first()).toContainText('Delete');
  await press(page, 'Escape');

  // Letters typed into a field are letters.
  const search = page.getByRole('searchbox', { name: 'Search annotations' });
  await search.focus();
  await page.keyboard.type('xaje4?[w');
  await expect(search).toHaveValue('xaje4?[w');
  await expect(app.dialog).toHaveCount(0);
  await search.fill('');

  // Ctrl+C and Alt+Left stay the browser's.
  await search.press('Escape');
  const taken = await page.evaluate(() =>
    [
      { key: 'c', ctrlKey: true },
      { key: 'w', ctrlKey: true },
      { key: 'ArrowLeft', altKey: true },
      { key: 'F5' },
      { key: 'PageDown' },
      { key: ' ' },
    ].filter((init) => !document.querySelector('#article').dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))),
  );
  expect(taken).toEqual([]);
});
