// axe finds nothing in any main state, wide and light in English, narrow and dark in Vietnamese, and in the
// plainest states at the widths between and beyond; each state leaves its picture in target/e2e/screens.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { App } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';

const screens = join(import.meta.dirname, '..', '..', '..', 'target', 'e2e', 'screens');

const STATES = {
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

// What every width has to lay out.
const PLAIN = ['start', 'article', 'inspector', 'export'];

const LOOKS = [
  { look: 'wide-light-en', colorScheme: 'light', lang: 'en', width: 1280, states: Object.keys(STATES) },
  { look: 'narrow-dark-vi', colorScheme: 'dark', lang: 'vi', width: 360, states: Object.keys(STATES) },
  { look: 'middle-light-vi', colorScheme: 'light', lang: 'vi', width: 768, states: PLAIN },
  { look: 'widest-dark-en', colorScheme: 'dark', lang: 'en', width: 1920, states: PLAIN },
];

test('a screen reader hears words, label, value and status, and what became of them', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.pasteAndRead(ARTICLE);
  const mark = app.article.getByRole('button', { name: '38 ha — Figure: 38 hectare, suggested', exact: true });
  await mark.click();
  await expect(mark).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Enter');
  await expect(app.notice).toHaveText('Accepted.');
  const accepted = app.article.getByRole('button', { name: '38 ha — Figure: 38 hectare, accepted', exact: true });
  // The next suggestion is open by then: back to this one.
  await accepted.click();
  await page.keyboard.press('5');
  await expect(app.notice).toHaveText('Labelled Document.');
  await expect(app.article.getByRole('button', { name: /^38 ha — Document.*, edited$/ })).toBeVisible();
  // The list says the same of its rows, and which of them is open.
  const row = app.list.getByRole('row').filter({ hasText: '38 ha' });
  await expect(row).toContainText('Document');
  await expect(row.locator('[aria-current=true]').or(row.and(page.locator('[aria-current=true]')))).toHaveCount(1);
  await app.healthy();
});

test('nothing moves where motion is not wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const app = await App.with(page, ARTICLE);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await expect(app.dialog).toBeVisible();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
        const long = (times) => times.split(',').some((time) => parseFloat(time) > 0);
        return long(transitionDuration) || (animationName !== 'none' && long(animationDuration));
      })
      .map((element) => element.className),
  );
  expect(moving).toEqual([]);
  await app.healthy();
});

for (const { look, colorScheme, lang, width, states } of LOOKS) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport: { width, height: width === 360 ? 740 : 900 }, reducedMotion: 'reduce', hasTouch: width === 360 });
    for (const state of states) {
      test(`${state}: axe finds nothing`, async ({ page }) => {
        // axe looks at every element in turn.
        test.slow();
        const app = new App(page, lang);
        await app.open(`/?lang=${lang}`);
        await STATES[state](app, page);
        await page.screenshot({ path: join(screens, `${state}-${look}.png`) });
        const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
        // Nothing sticks out sideways.
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await app.healthy();
      });
    }
  });
}
