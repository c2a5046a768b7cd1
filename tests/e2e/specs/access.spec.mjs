// axe finds nothing in any main state, wide and light in English, narrow and dark in Vietnamese, and in the
// plainest states at the widths between and beyond; each state leaves its picture in target/e2e/screens.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';
import { STATES } from '../support/states.mjs';

const screens = join(import.meta.dirname, '..', '..', '..', 'target', 'e2e', 'screens');

// What every width has to lay out.
const PLAIN = ['start', 'article', 'inspector', 'export'];

const LOOKS = [
  { look: 'wide-light-en', colorScheme: 'light', lang: 'en', width: 1280, states: Object.keys(STATES) },
  { look: 'narrow-dark-vi', colorScheme: 'dark', lang: 'vi', width: 360, states: Object.keys(STATES) },
  { look: 'middle-light-vi', colorScheme: 'light', lang: 'vi', width: 768, states: PLAIN },
  { look: 'widest-dark-en', colorScheme: 'dark', lang: 'en', width: 1920, states: PLAIN },
];

test('a screen reader hears words, label, value and status, and what became of them', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
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
