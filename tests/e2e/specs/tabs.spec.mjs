// The same documents in two tabs: neither writes over the other.
import { expect, test } from '@playwright/test';
import { App, documents, rows } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

/** A second tab with the only document, which is open in the first. */
async function followed(context) {
  const second = await context.newPage();
  const follower = new App(second);
  await follower.open();
  await rows(second).getByRole('gridcell').first().getByRole('button').click();
  await expect(second.getByText('This article is open in another tab')).toBeVisible();
  return [second, follower];
}

test('two tabs: the second follows each step, and takes the document over', async ({ context, page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();

  const [second, follower] = await followed(context);

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

test('a note and a state that a list gives stay, whatever the tab does that works on the document', async ({ context, page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const second = await context.newPage();
  await new App(second).open();
  await rows(second).getByRole('button', { name: /^Note on the document:/ }).click();
  await second.getByRole('textbox', { name: 'Note on the document' }).fill('hỏi lại xã');
  await second.keyboard.press('Enter');
  await expect(rows(second)).toContainText('hỏi lại xã');
  await rows(second).getByRole('combobox').selectOption('done');
  await expect(documents(second)).toContainText('1/1 done');

  // A card is written once a second at the most.
  await page.waitForTimeout(1_100);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await app.startAnew();
  for (const tab of [page, second]) {
    await expect(rows(tab)).toContainText('hỏi lại xã');
    await expect(documents(tab)).toContainText('1/1 done');
  }
  // And what was done is counted there.
  const left = (tab) => rows(tab).getByText(/to review/).innerText();
  await expect.poll(async () => (await left(second)) === (await left(page))).toBe(true);
  await page.reload();
  await expect(rows(page)).toContainText('hỏi lại xã');
});

test('a document that another tab works on is not taken away with the bin', async ({ context, page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const second = await context.newPage();
  const lister = new App(second);
  await lister.open();
  await lister.pasteAndRead(OTHER);
  await lister.kept();
  await lister.startAnew();
  for (const left of [1, 0]) {
    await rows(second).getByRole('button', { name: /Move to the bin/ }).first().click();
    await expect(rows(second)).toHaveCount(left);
  }
  await documents(second).getByRole('button', { name: /^Bin/ }).click();
  await documents(second).getByRole('button', { name: 'Delete 2 documents for ever' }).click();
  // Undo does not give them back: it is asked, and Enter on the first answer changes nothing.
  await expect(lister.dialog).toContainText('Delete 2 documents for ever?');
  await second.keyboard.press('Enter');
  await expect(lister.dialog).toHaveCount(0);
  await expect(rows(second)).toHaveCount(2);
  await documents(second).getByRole('button', { name: 'Delete 2 documents for ever' }).click();
  await lister.dialog.getByRole('button', { name: 'Delete 2 documents for ever' }).click();
  await expect(lister.notice).toContainText('open in another tab: 1');
  await expect(rows(second)).toHaveCount(1);

  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
});

test('a tab that takes a document over while it is still read finds the rest', async ({ context, page }) => {
  const app = new App(page);
  await app.open();
  // The worker of this tab never gets its question.
  await page.evaluate(() => (Worker.prototype.postMessage = () => {}));
  await app.paste(Array(80).fill(ARTICLE).join('\n\n'));
  await expect(app.article).toBeVisible();
  await app.kept();

  const [second, follower] = await followed(context);
  const found = async () => Number((await second.getByText(/^[\d,]+ annotations$/).innerText()).replace(/\D/g, ''));
  const begun = await found();
  await second.getByRole('button', { name: 'Edit here' }).click();
  await expect.poll(found).toBeGreaterThan(2 * begun);
  await follower.read();
  await follower.kept();
  const all = await found();
  await page.close();
  await second.reload();
  await follower.read();
  expect(await found()).toBe(all);
});

test('where nothing keeps two tabs apart, what the second has done is an article of its own', async ({ context, page }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const second = await context.newPage();
  // Nor do they hear of each other.
  await second.addInitScript(() => (BroadcastChannel.prototype.postMessage = () => {}));
  await page.evaluate(() => (BroadcastChannel.prototype.postMessage = () => {}));
  const other = new App(second);
  // Each takes the document for its own.
  await other.open();
  await other.read();
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  await other.list.getByRole('button', { name: 'Reject “38 ha”' }).click();
  await expect(other.notice).toContainText('kept as an article of its own');
  await other.kept();
  await other.startAnew();
  await expect(rows(second)).toHaveCount(2);
  await page.reload();
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
});

test('a document whose tab is gone is worked on in the tab that followed it, at once', async ({ context, page }) => {
  const app = await App.with(page, ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.kept();
  const [second, follower] = await followed(context);
  await page.close();
  await expect(follower.notice).toContainText('No other tab edits this article any more');
  await expect(second.getByText('This article is open in another tab')).toBeHidden();
  await expect(follower.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await follower.list.getByRole('button', { name: 'Accept “512,7 triệu đồng”' }).click();
  await follower.kept();
  await second.reload();
  await follower.read();
  await expect(follower.mark('512,7 triệu đồng')).toHaveAccessibleName(/accepted/);
  await follower.healthy();
});

test('a list in another tab shows what was done last, without anything further', async ({ context, page }) => {
  const app = await App.with(page, ARTICLE);
  await app.kept();
  const second = await context.newPage();
  await new App(second).open();
  const left = async () => Number((await rows(second).getByText(/to review/).innerText()).match(/(\d+) to review/)[1]);
  const before = await left();
  // Two within the second in which one card is written at the most.
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.list.getByRole('button', { name: 'Accept “512,7 triệu đồng”' }).click();
  await app.kept();
  await expect.poll(left).toBe(before - 2);
  await expect(rows(second).getByRole('combobox')).toHaveValue('work');
});
