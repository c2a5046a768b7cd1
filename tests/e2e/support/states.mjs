// The main states of the page by their names, each with how a person comes there from the start page.
import { expect } from '@playwright/test';
import { ARTICLE, OTHER } from './article.mjs';

export const STATES = {
  start: async () => {},
  article: async (app) => app.pasteAndRead(ARTICLE),
  inspector: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('j');
    await expect(page.locator('.inspector')).toBeVisible();
  },
  selection: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await app.select('Hội Nông dân');
  },
  sheet: async (app) => {
    await app.pasteAndRead(ARTICLE);
    await app.openPanels();
  },
  labels: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await app.openPanels();
    await page.locator('#tab-labels').click();
    await page.locator('.label-set__add button').first().click();
  },
  checks: async (app, page) => {
    await app.pasteAndRead('Ngày 31/2/2024, xã họp; trồng mới 38 ha rừng.\n');
    await app.openPanels();
    await page.locator('#tab-checks').click();
    await expect(page.locator('#side-panel').getByRole('row')).toHaveCount(1);
  },
  export: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('e');
    await expect(app.dialog).toBeVisible();
  },
  encodings: async (app) => {
    const vni = Buffer.from('Xa\xf5 ho\xefp \xf1a\xfbng u\xfby; tr\xf6\xf4\xf9ng tho\xe2n b\xe0\xf9o c\xe0\xf9o.', 'latin1');
    await app.chooseFiles([
      ['mot.txt', ARTICLE],
      ['cu.txt', vni],
      ['anh.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ]);
    await expect(app.dialog.getByRole('grid').getByRole('row')).toHaveCount(3);
  },
  documents: async (app, page) => {
    await app.importFiles([
      ['mot.txt', ARTICLE],
      ['hai.txt', OTHER],
      ['anh.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ]);
    await expect(page.locator('.document')).toHaveCount(2);
    await page.locator('.corpus__row button').first().click();
    await expect(page.locator('#corpus-format')).toBeVisible();
  },
  losses: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('e');
    await page.locator('#export-format').selectOption('conll');
    await expect(page.locator('.export__losses')).toBeVisible();
  },
  reading: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('d');
    await expect(app.dialog.getByRole('table')).toBeVisible();
  },
  same: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await app.select('Mường Lai');
    await page.keyboard.press('2');
    await page.keyboard.press('s');
    await expect(app.dialog).toBeVisible();
  },
  search: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox').first().fill('chi');
  },
  sweep: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('c');
    await expect(page.getByRole('progressbar').last()).toBeVisible();
  },
  picked: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await app.openPanels();
    await app.list.getByRole('button').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
  },
  people: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await app.openPanels();
    await page.locator('#tab-people').click();
    await page.locator('.people').getByRole('row').first().getByRole('button').first().click();
    await expect(page.locator('.person__context').first()).toBeVisible();
  },
  shortcuts: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('?');
    await expect(app.dialog).toBeVisible();
  },
  caret: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    for (const key of ['Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', 'Shift+h']) await page.keyboard.press(key);
    await expect(page.locator('.caret')).toBeVisible();
  },
  palette: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ch');
    await expect(app.dialog.getByRole('option', { selected: true })).toBeVisible();
  },
  rebinding: async (app, page) => {
    await app.pasteAndRead(ARTICLE);
    await page.keyboard.press('?');
    await app.dialog.locator('.sheet__edit').nth(1).press('Enter');
    await app.dialog.locator('.sheet__rebind').getByRole('button').nth(1).press('Enter');
    await page.keyboard.press('a');
    await expect(app.dialog.getByRole('alert')).toBeVisible();
    await app.dialog.getByRole('alert').scrollIntoViewIfNeeded();
  },
};
