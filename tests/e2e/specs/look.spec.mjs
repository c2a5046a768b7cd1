// What a designer would look at: nothing moves when something is labelled, no mark cuts a letter, and text on every
// tint can be read.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE } from '../support/article.mjs';

/** Where each block of the article stands, and how tall it is. */
const places = (app) =>
  app.article.evaluate((article) =>
    [...article.querySelectorAll('.article__block')].map((block) => {
      const { top, left, height } = block.getBoundingClientRect();
      return [Math.round((top + article.scrollTop) * 10), Math.round(left * 10), Math.round(height * 10)].join(' ');
    }),
  );

test('nothing moves when something is labelled, relabelled, accepted, rejected or undone', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const before = await places(app);
  await app.select('Hội Nông dân xã');
  const deeds = ['1', '2', '3', '4', '5', '6', 'Control+z', 'Control+z', 'j', 'Enter', 'x', 'Control+z', 'Escape'];
  for (const key of deeds) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
    expect(await places(app), `after ${key}`).toEqual(before);
  }
  await app.healthy();
});

test('where a mark is broken over lines, nothing is tinted behind the last word', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const app = await App.with(page, ARTICLE);
  const gaps = await app.article.evaluate((article) =>
    [...article.querySelectorAll('.mark')].flatMap((mark) => {
      const lines = [...mark.getClientRects()];
      if (lines.length < 2) return [];
      const walker = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
      const words = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          words.push(...range.getClientRects());
        }
      }
      const on = (line) => words.filter(({ top, bottom }) => top < line.bottom && bottom > line.top);
      return lines.map((line) => line.right - Math.max(...on(line).map(({ right }) => right)));
    }),
  );
  expect(gaps.length).toBeGreaterThan(2);
  expect(Math.max(...gaps)).toBeLessThan(1);
  // The caret stands at the end of a line all the same.
  await app.article.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await expect(page.locator('.caret')).toBeVisible();
  await app.healthy();
});

test('an instruction is seen in forced colours, which take its ground', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const app = await App.with(page, ARTICLE);
  const bar = await app.article.locator('.mark[data-label="instruction"]').first().evaluate((mark) => {
    const { borderInlineStartWidth, borderInlineStartStyle, height } = getComputedStyle(mark, '::before');
    return { width: borderInlineStartWidth, style: borderInlineStartStyle, isTall: parseFloat(height) > 10 };
  });
  expect(bar).toEqual({ width: '4px', style: 'dotted', isTall: true });
  await app.healthy();
});

for (const theme of ['light', 'dark']) {
  test(`stacked diacritics have room in every mark, and text on it keeps 7:1: ${theme}`, async ({ page }) => {
    // A tint on its way is none.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const app = await App.with(page, ARTICLE);
    // One label inside another, over several lines.
    await app.select('đề nghị Hội Nông dân xã vận động hội viên trồng cây vụ đông');
    await page.keyboard.press('6');
    await page.keyboard.press('Escape');
    await app.select('vận động hội viên');
    await page.keyboard.press('2');
    await page.keyboard.press('Escape');
    const wrong = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      // Any colour as the numbers that it is painted with, over another.
      const painted = (colour, ground) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const layer of [ground, colour]) {
          canvas.fillStyle = layer;
          canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      };
      const light = (colour) => {
        const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;
      const page = getComputedStyle(document.querySelector('.app__main') ?? document.body).backgroundColor;
      const ground = painted(page, matchMedia('(prefers-color-scheme: dark)').matches ? '#1c1c1c' : '#ffffff');
      const found = [];
      for (const mark of document.querySelectorAll('.mark')) {
        const style = getComputedStyle(mark);
        canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = canvas.measureText('ẶỮẪợựgy');
        const rects = [...mark.getClientRects()];
        for (const { height } of rects) {
          if (height < up + down) found.push(`${mark.textContent}: ${height} px for ${up + down}`);
        }
        // A mark paints its ground after the line above: that line's letters must not reach into it.
        for (const [at, { top }] of rects.entries()) {
          const above = rects[at - 1];
          if (above && top < above.bottom - 0.5 && top > above.top) found.push(`${mark.textContent}: lines overlap by ${above.bottom - top}`);
        }
        // All tints that lie under it.
        let under = css(ground);
        const layers = [];
        for (let layer = mark; layer?.classList.contains('mark'); layer = layer.parentElement) layers.unshift(getComputedStyle(layer).backgroundColor);
        let colour = ground;
        for (const layer of layers) {
          colour = painted(layer, under);
          under = css(colour);
        }
        const [one, other] = [light(painted(style.color, under)), light(colour)].sort((a, b) => b - a);
        const contrast = (one + 0.05) / (other + 0.05);
        if (contrast < 7) found.push(`${mark.textContent}: ${contrast.toFixed(1)}:1`);
      }
      return found;
    });
    expect(wrong).toEqual([]);
    await app.healthy();
  });
}

// Long offices, bodies, orders and figures, as they are in the genre.
const LONG = `Thành phố Sông Lam giao ban quý III

Sáng 12/9/2023, đồng chí Trần Văn Bảy, Phó Bí thư Thường trực Thành ủy, Trưởng Đoàn đại biểu Quốc hội thành phố Sông Lam, chủ trì. Thu ngân sách đạt 1.234.567.890,25 triệu đồng, tăng 12,5%.

Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Sông Lam Nguyễn Thị Minh Nguyệt yêu cầu Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp thành phố hoàn thành hồ sơ trước ngày 15/10/2023, theo Kế hoạch số 112/KH-UBND ngày 05/4/2023 của Ủy ban nhân dân thành phố Sông Lam.
`;

/** Fields of the inspector that hide some of what they hold. */
const hiding = (app) =>
  app.inspector.evaluate((inspector) => {
    const canvas = document.createElement('canvas').getContext('2d');
    const hides = (field) => {
      if (field.tagName !== 'SELECT') return field.scrollWidth > field.clientWidth + 1 || field.scrollHeight > field.clientHeight + 2;
      const { fontWeight, fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(field);
      canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return canvas.measureText(field.selectedOptions[0]?.label ?? '').width > room + 1;
    };
    return [...inspector.querySelectorAll('.field__input')]
      .filter((field) => field.checkVisibility() && hides(field))
      .map((field) => `${field.id}: ${field.selectedOptions?.[0]?.label ?? field.value}`);
  });

for (const [width, height] of [[360, 740], [768, 900], [1280, 800], [1920, 1080]]) {
  test(`every field shows all that it holds: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const app = new App(page, 'vi');
    await app.open('/?lang=vi');
    await app.pasteAndRead(LONG);
    const kinds = new Set();
    for (let step = 0; step < 20 || (step < 40 && kinds.size < 6); step += 1) {
      await page.keyboard.press('j');
      // The inspector follows the text by a frame.
      const label = await page.locator('.mark.is-open').first().getAttribute('data-label');
      await expect(app.inspector).toHaveAttribute('data-label', label);
      kinds.add(label);
      expect(await hiding(app), `annotation ${step + 1}`).toEqual([]);
    }
    expect([...kinds].sort()).toEqual(['date', 'document', 'figure', 'instruction', 'official', 'position']);
    await app.healthy();
  });
}
