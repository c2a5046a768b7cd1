// A real file that follows a document.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

/** Gives the page a file of this browser where a person would choose one: Chromium writes to it as to any other. */
const withFile = (page) =>
  page.addInitScript(() => {
    window.showSaveFilePicker = async ({ suggestedName }) => {
      const root = await navigator.storage.getDirectory();
      return root.getFileHandle(suggestedName, { create: true });
    };
    window.written = async () => {
      const root = await navigator.storage.getDirectory();
      for await (const handle of root.values()) return JSON.parse(await (await handle.getFile()).text());
      throw new Error('there is no file');
    };
  });

const follow = async (app, page) => {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  await app.dialog.getByRole('button', { name: 'Save to a file as you go…' }).click();
  await expect(app.dialog).toContainText(/Every change is written to “.*\.json”/);
  await page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
};

/** The page with an article that a file follows. */
const followed = async (page) => {
  await withFile(page);
  const app = await App.with(page, ARTICLE);
  await follow(app, page);
  return app;
};

const status = (page, quote) =>
  page.evaluate(async (quote) => {
    const { annotations } = await window.written().catch(() => ({ annotations: [] }));
    return annotations.find((known) => known.quote === quote)?.status;
  }, quote);

test('a real file follows the document: each edit, and the last before another is opened', async ({ page }) => {
  const app = await followed(page);
  await expect.poll(() => status(page, '38 ha')).toBe('suggested');
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect.poll(() => status(page, '38 ha')).toBe('accepted');
  expect(await page.evaluate(() => window.written())).toEqual(JSON.parse((await app.export()).text));
  // Closed before the moment has passed that writing waits for.
  await app.list.getByRole('button', { name: 'Reject “38 ha”' }).click();
  await app.startAnew();
  await expect.poll(() => status(page, '38 ha')).toBe('rejected');
  await app.healthy();
});

test('a file that could not be written for a moment goes on once the person tries again', async ({ page }) => {
  const app = await followed(page);
  await expect.poll(() => status(page, '38 ha')).toBe('suggested');
  await page.evaluate(() => {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('away', 'NotFoundError'));
    window.back = () => (FileSystemFileHandle.prototype.createWritable = createWritable);
    FileSystemHandle.prototype.requestPermission = async () => 'granted';
  });
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  const again = page.getByRole('main').getByRole('button', { name: 'Try again' });
  await again.click();
  // It is still away.
  await expect(again).toHaveCount(0);
  await expect(again).toBeVisible();
  expect(await status(page, '38 ha')).toBe('suggested');
  await page.evaluate(() => window.back());
  await again.click();
  await expect.poll(() => status(page, '38 ha')).toBe('accepted');
  await expect(again).toHaveCount(0);
  await app.healthy();
});

test('a file that can be written no more is told, and the document is kept all the same', async ({ page }) => {
  const app = await followed(page);
  await expect.poll(() => page.evaluate(() => window.written().then(() => true, () => false))).toBe(true);
  // What Chromium answers once a person has taken the permission away.
  await page.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  // For as long as it is so, and not for the time of a notice.
  const main = page.getByRole('main');
  await expect(main).toContainText('can be written no more: it lacks the last changes. The article is still saved in this browser');
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  await expect(app.dialog).not.toContainText('Every change is written');
  await page.keyboard.press('Escape');
  await app.kept();
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
});

/** The permission that Chromium gives to the handle after a reload, and what a person answers when asked. */
const permission = (page, known, answer) =>
  page.addInitScript(
    ([known, answer]) => {
      window.asked = 0;
      FileSystemHandle.prototype.queryPermission = async () => known;
      FileSystemHandle.prototype.requestPermission = async () => {
        window.asked += 1;
        return answer;
      };
    },
    [known, answer],
  );

const followedAndReloaded = async (page, known, answer) => {
  const app = await followed(page);
  await expect.poll(() => status(page, '38 ha')).toBe('suggested');
  await app.kept();
  await permission(page, known, answer);
  await page.reload();
  await app.read();
  return app;
};

test('the file goes on after a reload where the browser still allows it', async ({ page }) => {
  const app = await followedAndReloaded(page, 'granted', 'granted');
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await expect.poll(() => status(page, '38 ha')).toBe('accepted');
  await app.healthy();
});

test('the file goes on after a reload once the person allows it again, by the keyboard as well', async ({ page }) => {
  const app = await followedAndReloaded(page, 'prompt', 'granted');
  const main = page.getByRole('main');
  await expect(main).toContainText(/Every change was written to “.*\.json”/);
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await main.getByRole('button', { name: 'Go on writing' }).focus();
  await page.keyboard.press('Enter');
  await expect(main.getByRole('button', { name: 'Go on writing' })).toHaveCount(0);
  await expect.poll(() => status(page, '38 ha')).toBe('accepted');
  await app.healthy();
});

test('a file that may be written no more after a reload is told; one that is not wanted is forgotten', async ({ page }) => {
  const app = await followedAndReloaded(page, 'prompt', 'denied');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Go on writing' }).click();
  await expect(main).toContainText('can be written no more');
  await main.getByRole('button', { name: 'Stop writing' }).click();
  await expect(main).not.toContainText('can be written no more');
  await page.reload();
  await app.read();
  await expect(main.getByRole('button', { name: 'Go on writing' })).toHaveCount(0);
  await follow(app, page);
  await page.reload();
  await app.read();
  await main.getByRole('button', { name: 'Stop writing' }).click();
  await expect(main.getByRole('button', { name: 'Stop writing' })).toHaveCount(0);
  await page.reload();
  await app.read();
  await expect(main.getByRole('button', { name: 'Go on writing' })).toHaveCount(0);
  await app.healthy();
});
