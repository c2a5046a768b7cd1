// Zoom: at 200 % (half the pixels to lay out), with the text alone twice as large, and at 320 px (WCAG 1.4.10),
// everything is there, readable, and nothing has to be scrolled sideways.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';
import { STATES } from '../support/states.mjs';

const { start, article, inspector, labels, search, export: exporting, shortcuts } = STATES;
const ZOOMED = {
  start,
  article,
  inspector,
  labels: async (app, page) => {
    await labels(app, page);
    await page.getByRole('button', { name: 'Add an attribute' }).click();
  },
  search,
  export: exporting,
  shortcuts,
};

/** As a person does in the browser's settings, for text alone. */
const larger = (page, size) => page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), size);

/** What is wider than the window, and buttons, names and values whose text is cut without a way to see it. */
const cut = (page) =>
  page.evaluate(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`page: ${document.documentElement.scrollWidth}`);
    const shown = 'button, kbd, h1, h2, h3, h4, dt, summary, .bar__label, .status, .label-set__name, .field__name';
    for (const element of document.querySelectorAll(shown)) {
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      const style = getComputedStyle(element);
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1 || element.closest('.visually-hidden')) continue;
      const told = `${element.className || element.tagName}: ${(element.textContent || element.ariaLabel || '').slice(0, 40)}`;
      // What a scroller hides sideways is reached by scrolling that row: only the page itself must not.
      const scroller = element.closest('.bar__labels, .tabs, .filters__labels');
      if (!scroller && (right > innerWidth + 1 || left < -1)) found.push(`outside: ${told}`);
      if (style.textOverflow === 'ellipsis') continue;
      if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${told}`);
      if (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2) found.push(`cut below: ${told}`);
    }
    return found;
  });

for (const [way, viewport, fontSize] of [
  ['200 %', { width: 640, height: 450 }, undefined],
  ['text alone at 200 %', { width: 1280, height: 900 }, '200%'],
  ['320 px', { width: 320, height: 640 }, undefined],
]) {
  test.describe(way, () => {
    test.use({ viewport });
    for (const [state, go] of Object.entries(ZOOMED)) {
      test(`${state}: nothing is cut`, async ({ page }) => {
        const app = new App(page);
        await app.open();
        if (fontSize) await larger(page, fontSize);
        await go(app, page);
        expect(await cut(page)).toEqual([]);
        await app.healthy();
      });
    }

    test('the article has room, and its labels are seen', async ({ page }) => {
      const app = await App.with(page, ARTICLE);
      if (fontSize) await larger(page, fontSize);
      await page.keyboard.press('j');
      const view = await app.article.boundingBox();
      expect(view.height).toBeGreaterThan(viewport.height * 0.25);
      // The label bar names each label, in letters of at least 11 px.
      const labels = page.locator('.bar__label');
      await expect(labels.first()).toBeVisible();
      const sizes = await labels.evaluateAll((all) =>
        all.flatMap((label) => [...label.querySelectorAll('*')].filter((part) => part.checkVisibility() && part.children.length === 0 && part.textContent)
          .map((part) => parseFloat(getComputedStyle(part).fontSize))),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
      // No line of the text is cut by the one above it: the underlines of labels have room.
      const mark = page.locator('.mark.is-open').first();
      const { fontSize: size, lineHeight } = await mark.evaluate((mark) => {
        const { fontSize, lineHeight } = getComputedStyle(mark);
        return { fontSize: parseFloat(fontSize), lineHeight: parseFloat(lineHeight) };
      });
      expect(lineHeight / size).toBeGreaterThanOrEqual(1.6);
    });
  });
}
