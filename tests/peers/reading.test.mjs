// Chromium shows the pages to read, and what a Markdown reader makes of the Markdown: make test-peers-light
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import mark from 'markdown-it-mark';
import { chromium } from 'playwright-core';

const out = process.env.PEERS_OUT;
const fixtures = new URL('../fixtures/formats/', import.meta.url);
const words = (text) => text.split(/\s+/).filter(Boolean).join(' ');

/** The article without what is ignored, and the words of what is annotated. */
const articles = readdirSync(fixtures).filter((name) => name.endsWith('.json')).map((file) => {
  const { document, annotations, ignored = [] } = JSON.parse(readFileSync(new URL(file, fixtures), 'utf8'));
  const points = [...document.text];
  for (const { start, end } of ignored) points.fill(' ', start, end);
  const kept = ({ start, end }) => !ignored.some((known) => known.start < end && start < known.end);
  const live = annotations.filter((known) => known.status !== 'rejected' && kept(known));
  return { name: file.replace('.json', ''), text: words(points.join('')), title: words(document.title), quotes: live.map((known) => words(known.quote)) };
});

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
});
after(() => browser?.close());

/** A page on which nothing may go wrong and nothing may be asked of the network. */
async function open(load) {
  const page = await browser.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('request', (request) => /^(file|about|data):/.test(request.url()) || wrong.push(request.url()));
  await load(page);
  assert.deepEqual(wrong, []);
  return page;
}

test('there are five articles', () => assert.equal(articles.length, 5));

for (const { name, text, title, quotes } of articles) {
  test(`${name}: the page has the article, every mark and every annotation`, async () => {
    const page = await open((page) => page.goto(pathToFileURL(join(out, 'html', `${name}.html`)).href));
    const shown = await page.evaluate(() => {
      const reading = document.querySelector('.reading');
      const marks = [...reading.querySelectorAll(':is(h1, p) mark')];
      return {
        charset: document.characterSet,
        paragraphs: [...reading.querySelectorAll(':scope > :is(h1, p)')].map((one) => one.textContent),
        marks: marks.map((one) => one.textContent),
        plain: marks.filter((one) => getComputedStyle(one).borderBottomStyle === 'none').length,
        rows: [...reading.querySelectorAll('tbody tr')].map((row) => row.cells[0].textContent),
        wide: document.documentElement.scrollWidth > innerWidth,
      };
    });
    assert.equal(shown.charset, 'UTF-8');
    const body = words(shown.paragraphs.join(' '));
    // A title that is none of the article stands before it.
    assert.ok(body === text || body === `${title} ${text}`, body);
    assert.deepEqual(shown.rows.map(words), quotes);
    assert.equal(shown.plain, 0);
    const marks = words(shown.marks.join(' '));
    for (const quote of quotes) for (const word of quote.split(' ')) assert.ok(marks.includes(word), word);
    assert.equal(shown.wide, false);
    await page.close();
  });

  test(`${name}: Markdown has the article, highlights and every annotation`, async () => {
    const markdown = readFileSync(join(out, 'markdown', `${name}.md`), 'utf8');
    const html = new MarkdownIt({ html: true }).use(mark).render(markdown);
    const page = await open((page) => page.setContent(`<!doctype html><meta charset="utf-8">${html}`));
    const shown = await page.evaluate(() => {
      const labels = [...document.querySelectorAll('sup')].map((one) => one.textContent);
      for (const label of document.querySelectorAll('sup')) label.remove();
      const blocks = [...document.body.children];
      const rule = blocks.findIndex((one) => one.localName === 'hr');
      const body = blocks.slice(0, rule);
      return {
        labels,
        kinds: [...new Set(body.map((one) => one.localName))],
        text: body.map((one) => one.textContent).join(' '),
        marks: body.flatMap((one) => [...one.querySelectorAll('mark')]).map((one) => one.textContent),
        list: blocks.slice(rule).flatMap((one) => [...one.querySelectorAll('li')]).map((one) => one.textContent),
      };
    });
    const body = words(shown.text);
    assert.ok(body === text || body === `${title} ${text}`, body);
    assert.ok(!body.includes('=='), 'a highlight that none is');
    assert.ok(shown.kinds.every((kind) => kind === 'h1' || kind === 'p'), `${shown.kinds}`);
    assert.ok(shown.labels.length >= quotes.length);
    assert.ok(shown.marks.every((one) => one.trim()));
    assert.equal(shown.list.length, quotes.length);
    shown.list.forEach((line, at) => assert.ok(words(line).startsWith(`${quotes[at]} — `), line));
    const marks = words(shown.marks.join(' '));
    for (const quote of quotes) for (const word of quote.split(' ')) assert.ok(marks.includes(word), word);
    await page.close();
  });
}
