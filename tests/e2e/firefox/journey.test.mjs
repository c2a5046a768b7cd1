// The main journey in Firefox: paste, correct by keys, search, select, export, come back.
// Firefox itself, not a build made for tests; FIREFOX_PATH names it (scripts/env.sh finds it).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { ARTICLE } from '../support/article.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const { FIREFOX_PATH } = process.env;
const skip = FIREFOX_PATH ? false : 'no Firefox on this machine: set FIREFOX_PATH';

let server, browser, page, downloads;
const errors = [];

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
};

before(async () => {
  if (skip) return;
  const port = await freePort();
  const env = { ...process.env, PORT: String(port) };
  server = spawn(process.execPath, [join(root, 'scripts', 'serve.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(server.stdout, 'data');
  downloads = await mkdtemp(join(tmpdir(), 'chu-giai-'));
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX_PATH,
    headless: true,
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.helperApps.neverAsk.saveToDisk': 'application/json',
    },
  });
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}/?lang=en`);
});

after(async () => {
  await browser?.close();
  server?.kill();
});

const named = (role, name) => page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
const press = async (...keys) => {
  const key = keys.pop();
  for (const held of keys) await page.keyboard.down(held);
  await page.keyboard.press(key);
  for (const held of keys.reverse()) await page.keyboard.up(held);
};
/** Waits until an expression of the page is what it should be, and says what it was instead. */
const becomes = async (read, wanted) => {
  const until = Date.now() + 20_000;
  let found;
  do {
    found = await page.evaluate(read);
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    await new Promise((done) => setTimeout(done, 50));
  } while (Date.now() < until);
  assert.deepEqual(found, wanted);
};
const reviewed = () => Number(document.querySelector('.progress').textContent.match(/\d+/)[0]);

test('paste, decide, search, select, export and come back', { skip, timeout: 120_000 }, async (t) => {
  await t.test('an article is pasted and marked', async () => {
    const field = await named('textbox', 'The article’s text');
    await field.focus();
    await page.evaluate((text) => {
      const field = document.querySelector('textarea');
      field.value = text;
      field.select();
      document.execCommand('copy');
      field.value = '';
      field.focus();
    }, ARTICLE);
    await press('Control', 'v');
    await page.waitForSelector('.mark');
    assert.ok((await page.$$('.mark')).length > 5);
  });

  await t.test('a suggestion is opened, accepted and taken back by keys', async () => {
    await page.focus('#article');
    await press('j');
    await named('region', 'Open annotation');
    await press('Enter');
    await becomes(reviewed, 1);
    await press('Control', 'z');
    await becomes(reviewed, 0);
    await press('Control', 'Shift', 'z');
    await becomes(reviewed, 1);
  });

  await t.test('a hit of the search is highlighted', async () => {
    await press('Control', 'f');
    await page.keyboard.type('mường');
    await becomes(() => /^\d+\/\d+$/.test(document.querySelector('.find__said').textContent), true);
    await becomes(() => CSS.highlights.size > 0, true);
    await press('Escape');
    await press('Escape');
  });

  await t.test('text is selected by the caret and labelled by a key', async () => {
    const before = (await page.$$('.mark')).length;
    await page.focus('#article');
    await press('Control', 'Home');
    await press('Control', 'Shift', 'ArrowRight');
    await becomes(() => getSelection().toString().trim().length > 0, true);
    await press('2');
    await becomes(() => document.querySelectorAll('.mark.is-open[data-label=position]').length, 1);
    assert.ok((await page.$$('.mark')).length > before);
  });

  await t.test('the project is downloaded and has what was done', async () => {
    await press('e');
    await (await named('button', 'Download')).click();
    const until = Date.now() + 20_000;
    let files = [];
    while (Date.now() < until && !(files.length === 1 && files[0].endsWith('.json'))) {
      await new Promise((done) => setTimeout(done, 100));
      files = await readdir(downloads);
    }
    const project = JSON.parse(await readFile(join(downloads, files[0]), 'utf8'));
    const settled = project.annotations.filter(({ status }) => status !== 'suggested');
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['accepted', 'manual']);
    await press('Escape');
  });

  await t.test('the work is there after a reload', async () => {
    await new Promise((done) => setTimeout(done, 1_000));
    await page.reload();
    await page.waitForSelector('.mark');
    await becomes(reviewed, 2);
  });
  assert.deepEqual(errors, []);
});
