// Where a person is: a new article begins at its beginning, what is seen stays where it is, the keyboard goes on.
import { expect, test } from '@playwright/test';
import { App, documents, rows } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';
import { placeOf } from '../support/places.mjs';

/** An article longer than any window, of its own number. */
const long = (number) =>
  `Bài ${number}: ${OTHER.trim()}\n\n${Array.from({ length: 60 }, (_, at) => `Ngày ${(at % 28) + 1}/${number}/2024, đồng chí Đặng Thị Oanh làm việc với xã thứ ${at + 1}; trồng ${at + 10} ha.`).join('\n\n')}\n`;

/** Where words stand on the screen: `[left, top, right, bottom]` of their first line. */
const place = async (app, words) => {
  const { left, top, right, bottom } = await placeOf(app, words);
  return [left, top, right, bottom];
};

const scrolled = (app) => app.article.evaluate((article) => article.scrollTop);
const listScrolled = (app) => app.list.evaluate((list) => list.scrollTop);

/** Goes to the end of the article and of its list. */
async function toTheEnd(app) {
  await app.listed();
  for (const part of [app.article, app.list]) {
    await part.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
  }
  await expect.poll(() => scrolled(app)).toBeGreaterThan(500);
  await expect.poll(() => listScrolled(app)).toBeGreaterThan(500);
}

/** The article is seen from its title on, and so is its list. */
async function beginsAnew(app, title) {
  await expect(app.article.getByText(title).first()).toBeInViewport();
  await expect.poll(() => scrolled(app)).toBe(0);
  await expect.poll(() => listScrolled(app)).toBe(0);
  await expect(app.list.getByRole('row').first()).toBeInViewport();
  await expect(app.list.getByRole('row').first()).toHaveAttribute('aria-rowindex', '1');
}

test('another article begins at its beginning, and so does its list', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.importFiles([['1.txt', long(1)], ['2.txt', long(2)], ['3.txt', long(3)]]);
  await rows(page).filter({ hasText: 'Bài 1' }).getByRole('button').first().click();
  await app.read();
  await test.step('the next undone', async () => {
    for (const next of [2, 3]) {
      await toTheEnd(app);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(new RegExp(`^Bài ${next}`));
      await beginsAnew(app, `Bài ${next}`);
    }
  });
  await test.step('one that is pasted over it', async () => {
    await toTheEnd(app);
    await page.evaluate((text) => navigator.clipboard.writeText(text), long(4));
    await app.article.focus();
    await page.keyboard.press('Control+v');
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Bài 4/);
    await beginsAnew(app, 'Bài 4');
  });
  await app.healthy();
});

test('a drag that begins at the first letter of a suggestion selects', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  const popover = page.getByRole('toolbar', { name: 'Label' });
  // The first mark of the page, which Tab reaches, one within a sentence, and that one while it is open.
  for (const [begin, end, words, open] of [
    ['Sáng', ', Đảng uỷ', 'Sáng 12/9/2023, Đảng uỷ', false],
    ['38', 'rừng', '38 ha rừng', false],
    ['38', 'rừng', '38 ha rừng', true],
  ]) {
    if (open) await app.openMark('38 ha');
    const [left, top, , bottom] = await place(app, begin);
    const [, , right] = await place(app, end);
    const y = (top + bottom) / 2;
    // An open one has its handle before the first letter.
    const from = left + (open ? 8 : 1);
    await page.mouse.move(from, y);
    await page.mouse.down();
    await page.mouse.move(right - 1, y, { steps: 8 });
    await page.mouse.up();
    await expect(popover).toBeVisible();
    const selected = await page.evaluate(() => getSelection().toString());
    expect([words, words.slice(1)]).toContain(selected);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await app.healthy();
});

test('what is seen stays where it is when it is clicked, labelled or opened', async ({ page }) => {
  const app = await App.with(page, long(5));
  await app.article.evaluate((article) => {
    article.scrollTop = 400;
  });
  const shown = async (count) => {
    const found = await app.article.evaluate((article) => {
      const view = article.getBoundingClientRect();
      return [...article.querySelectorAll('[data-id]')]
        .filter((mark) => mark.getClientRects().length === 1 && !mark.querySelector('[data-id]'))
        .map((mark) => mark.getBoundingClientRect())
        .filter(({ top, bottom }) => top > view.top && bottom < view.bottom)
        .map(({ left, top, width, height }) => [left + width / 2, top + height / 2]);
    });
    return found.slice(count);
  };
  // A notice lies over the lower edge for a while.
  const quiet = async () => {
    const dismiss = page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Dismiss' });
    await dismiss.click();
    await expect(dismiss).toHaveCount(0);
  };
  await quiet();
  const stands = async () => Math.round((await place(app, 'xã thứ 9;'))[1]);
  const before = await stands();
  await test.step('the last mark that is seen is clicked', async () => {
    const [[x, y]] = await shown(-1);
    await page.mouse.click(x, y);
    await expect(app.inspector).toBeVisible();
    await page.waitForTimeout(200);
    expect(await stands()).toBe(before);
  });
  await test.step('so is plain text beside it', async () => {
    await page.keyboard.press('Escape');
    const [[x, y]] = await shown(-1);
    await page.mouse.click(x - 240, y);
    await page.waitForTimeout(200);
    expect(await stands()).toBe(before);
  });
  await test.step('words at the lower edge are selected and labelled', async () => {
    // Nearer to the edge the browser itself scrolls, to where a selection may go on.
    const [x, y] = (await shown(0)).filter(([, y]) => y < 690).at(-1);
    await page.mouse.move(x - 280, y);
    await page.mouse.down();
    await page.mouse.move(x - 200, y, { steps: 6 });
    await page.mouse.up();
    await expect(page.getByRole('toolbar', { name: 'Label' })).toBeVisible();
    await page.keyboard.press('2');
    await expect(app.notice).toHaveText('Labelled Position.');
    await page.waitForTimeout(200);
    expect(await stands()).toBe(before);
  });
  await test.step('what is cut by the edge comes wholly into view, by no more than that', async () => {
    await page.keyboard.press('Escape');
    await quiet();
    const [[x, y]] = await shown(-1);
    const view = await app.article.boundingBox();
    const edge = view.y + view.height;
    await app.article.evaluate((article, by) => article.scrollBy(0, -by), edge - y - 2);
    const cut = await scrolled(app);
    await page.mouse.click(x, edge - 4);
    await expect(app.inspector).toBeVisible();
    await expect.poll(() => scrolled(app)).toBeGreaterThan(cut);
    expect(await scrolled(app)).toBeLessThan(cut + 60);
  });
  await test.step('the next suggestion by a key is seen, too', async () => {
    for (let at = 0; at < 8; at += 1) {
      await page.keyboard.press('j');
      await expect(app.article.locator('.mark.is-open').first()).toBeInViewport();
    }
  });
  await app.healthy();
});

test('who opens an article goes on in it by the keyboard, and who begins a new one in its field', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await test.step('after an import, whatever the banner says', async () => {
    await app.importFiles([['1.txt', long(1)], ['2.txt', long(2)]]);
    await expect(app.imports).toBeVisible();
    await rows(page).filter({ hasText: 'Bài 1' }).getByRole('button').first().click();
    await app.read();
    await expect(app.article).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(app.notice).toHaveText('Accepted.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Bài 2/);
    await expect(app.article).toBeFocused();
  });
  await test.step('after New', async () => {
    await app.startAnew();
    await expect(app.field).toBeFocused();
  });
  await test.step('after a paste, so that the page keys scroll', async () => {
    await app.pasteAndRead(long(6));
    await expect(app.article).toBeFocused();
    await page.keyboard.press('PageDown');
    await expect.poll(() => scrolled(app)).toBeGreaterThan(200);
  });
  await expect(documents(page)).toHaveCount(0);
  await app.healthy();
});

for (const language of ['vi', 'en']) {
  test(`the head is one line, and stays so when a check appears: ${language}`, async ({ page }) => {
    const app = new App(page, language);
    await app.open(`/?lang=${language}`);
    await app.pasteAndRead(ARTICLE);
    const head = page.getByRole('banner');
    for (const width of [960, 1024, 1040, 1066, 1100, 1152, 1280]) {
      await page.setViewportSize({ width, height: 768 });
      const box = await head.boundingBox();
      expect(box.height, `${width} px`).toBeLessThan(58);
      const title = await page.getByRole('textbox', { name: language === 'vi' ? 'Tiêu đề' : 'Title' }).boundingBox();
      expect(title.width, `${width} px`).toBeGreaterThan(90);
    }
    await page.setViewportSize({ width: 1024, height: 768 });
    const before = await app.article.boundingBox();
    const exporting = () => head.getByRole('button', { name: language === 'vi' ? 'Xuất dữ liệu' : 'Export' }).boundingBox();
    const stood = await exporting();
    await app.select('Hội Nông dân xã');
    await page.keyboard.press('4');
    await expect(head.getByRole('button', { name: language === 'vi' ? /^Kiểm tra: [1-9]/ : /^Checks: [1-9]/ })).toBeVisible();
    expect(await app.article.boundingBox()).toEqual(before);
    expect(await exporting()).toEqual(stood);
    await app.healthy();
  });
}

test('what hangs on the open span covers no letter beside it', async ({ page }) => {
  const app = await App.with(page, ARTICLE);
  await app.openMark('Sáng 12/9/2023');
  const comma = await app.article.evaluate((article) => {
    const walker = document.createTreeWalker(article.querySelector('.article__text'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.startsWith(', Đảng uỷ')) continue;
      const range = document.createRange();
      range.setStart(node, 0);
      range.setEnd(node, 1);
      return range.getBoundingClientRect().toJSON();
    }
    throw new Error('no comma');
  });
  const drawn = await page.evaluate(() => {
    const found = [];
    for (const [selector, pseudos] of [['.handle', ['::before', '::after']], ['.handle-relate', ['']]]) {
      for (const element of document.querySelectorAll(selector)) {
        const outer = element.getBoundingClientRect();
        for (const pseudo of pseudos) {
          const style = getComputedStyle(element, pseudo || undefined);
          const [left, top] = pseudo
            ? [outer.left + parseFloat(style.left) + parseFloat(style.marginLeft), outer.top + parseFloat(style.top)]
            : [outer.left, outer.top];
          found.push({ left, top, right: left + parseFloat(style.width), bottom: top + parseFloat(style.height) });
        }
      }
    }
    return found;
  });
  expect(drawn).toHaveLength(5);
  const line = await place(app, '12/9/2023');
  for (const { left, top, right, bottom } of drawn) {
    // On the ring of what is open, or between its line and the next one.
    const beside = left < comma.left + 2.5 && right > comma.left + 2.5 && top < comma.bottom && bottom > comma.top;
    expect(beside, JSON.stringify({ left, top, right, bottom, comma })).toBe(false);
    expect(bottom).toBeLessThanOrEqual(line[3] + 8);
    expect(top).toBeGreaterThanOrEqual(line[1] - 8);
  }
  await app.healthy();
});
