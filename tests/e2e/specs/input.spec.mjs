// Bad input: never a panic, never a blank page.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

const opened = async (page) => {
  const app = new App(page);
  await app.open();
  return app;
};

for (const [name, text] of [
  ['nothing', ''],
  ['blanks only', ' \n\t\u00a0 \r\n '],
]) {
  test(`${name}: stays on the start page and says so`, async ({ page }) => {
    const app = await opened(page);
    await app.field.fill(text);
    await page.getByRole('button', { name: 'Mark it up' }).click();
    await expect(app.notice).toHaveText('There is no text in it.');
    await expect(app.field).toBeVisible();
    await app.healthy();
  });
}

test('HTML with scripts is taken as its text', async ({ page }) => {
  const app = await opened(page);
  const html = `<script>window.pwned = 1</script><p onclick="pwned=1">Sáng 12/9/2023, xã họp.</p><img src=x onerror="window.pwned=1"><p>Đạt <b>64,1%</b> kế hoạch.</p>`;
  await app.paste('plain', html);
  await app.read();
  await expect(app.article).toContainText('Sáng 12/9/2023, xã họp.');
  await expect(app.article).not.toContainText('pwned');
  await expect(app.mark('64,1%')).toBeVisible();
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  // A text that looks like HTML is a text.
  await app.startAnew();
  await app.pasteAndRead('<script>window.pwned = 1</script> ngày 12/9/2023');
  await expect(app.article).toContainText('<script>window.pwned = 1</script>');
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
});

test('half a character becomes a replacement, and that is said', async ({ page }) => {
  const app = await opened(page);
  await app.field.evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Ngày 12/9/2023 \ud83d hết');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await app.read();
  await expect(app.article).toContainText('Ngày 12/9/2023');
  await app.healthy();
});

test('a binary file is refused and the open page stays', async ({ page }) => {
  const app = await opened(page);
  await app.openFile('photo.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254, 0, 0]), 'text/plain');
  await expect(app.imports).toContainText('photo.txt');
  await expect(app.field).toBeVisible();
  await app.healthy();
});

for (const [name, content, words] of [
  ['is no JSON', 'Hội nghị', 'not JSON'],
  ['is other JSON', '{"a": 1}', 'not a project'],
  ['is cut short', '{"schema_version": 1, "document": {"text": "Ng', 'cut short'],
]) {
  test(`a project that ${name} is refused in words`, async ({ page }) => {
    const app = await opened(page);
    await app.openFile('broken.json', content);
    const told = app.dialog.or(app.imports);
    await expect(told).toContainText('broken.json');
    await expect(told).toContainText(words);
    await told.getByRole('button', { name: 'Close' }).last().click();
    await expect(told).toHaveCount(0);
    await expect(app.field).toBeVisible();
    await app.healthy();
  });
}

test('10,000 lines open, and only what is near the view is drawn', async ({ page }) => {
  const app = await opened(page);
  // Each line has a day of its own.
  const day = (line) => {
    const date = new Date(Date.UTC(1995, 0, 1 + line));
    return `ngày ${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
  };
  await app.paste(Array.from({ length: 10_000 }, (_, line) => `Xã họp ${day(line)} về sản xuất.`).join('\n'));
  await app.read();
  await expect(app.mark(day(1))).toBeVisible({ timeout: 20_000 });
  expect(await app.article.locator('[data-id]').count()).toBeLessThan(2_000);
  expect(await app.list.getByRole('row').count()).toBeLessThan(100);
  await app.list.evaluate((list) => (list.scrollTop = list.scrollHeight));
  await app.list.getByText(day(9_999), { exact: true }).click();
  await expect(app.mark(day(9_999))).toBeInViewport();
  await app.healthy();
});

test('5 MB open without a blank page', async ({ page }) => {
  test.slow();
  const app = await opened(page);
  const text = ARTICLE.repeat(Math.ceil(5_000_000 / Buffer.byteLength(ARTICLE)));
  await app.openFile('long.txt', text, 'text/plain');
  await expect(app.article).toContainText('Xã Mường Lai', { timeout: 30_000 });
  await expect(app.mark('38 ha')).toBeVisible({ timeout: 60_000 });
  await app.healthy();
});

test('right-to-left text keeps its order and its marks', async ({ page }) => {
  const app = await opened(page);
  await app.pasteAndRead('مرحبا 12/9/2023 שלום\nNgày 12/9/2023, xã họp.');
  await expect(app.article).toContainText('مرحبا 12/9/2023 שלום');
  await expect(app.mark('Ngày 12/9/2023')).toBeVisible();
  await app.healthy();
});

test('a refused file leaves the open work as it was', async ({ page }) => {
  const app = await opened(page);
  await app.pasteAndRead(ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.article.evaluate((article) => {
    const data = new DataTransfer();
    data.items.add(new File(['{"a":1}'], 'other.json', { type: 'application/json' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      article.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  });
  await expect(app.imports).toContainText('Your open article is as it was.');
  await app.imports.getByRole('button', { name: 'Close' }).click();
  await expect(app.article).toContainText('Xã Mường Lai');
  const project = JSON.parse((await app.export()).text);
  expect(project.annotations.find(({ quote }) => quote === '38 ha').status).toBe('accepted');
});

test('a module that stopped is said to have failed, over the whole page', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable');
    dispatchEvent(new ErrorEvent('error', { error }));
  });
  const failure = page.getByRole('alertdialog', { name: /^The page has failed/ });
  await expect(failure.getByRole('link', { name: 'Reload' })).toBeVisible();
});

test('a table that is pasted keeps its rows, and its styles are no business of the console', async ({ page }) => {
  const app = await opened(page);
  const cell = (words) => `<td style="border:1px solid"><p style="margin:0">${words}</p></td>`;
  const html = `<html><head><style>p { color: red }</style></head><body><p style="color:blue">Sáng 12/9/2023, xã họp.</p>
    <table><tr>${cell('Xã A')}${cell('12 hộ')}</tr><tr>${cell('Xã B')}${cell('15 hộ')}</tr></table>
    <span style="display:none">ẩn</span><p>Hết.</p></body></html>`;
  await app.field.focus();
  await app.field.evaluate((field, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  await app.read();
  const text = JSON.parse((await app.export()).text).document.text;
  expect(text).toContain('Xã A\t12 hộ\nXã B\t15 hộ\n');
  expect(text).not.toContain('ẩn');
  await app.healthy();
});
