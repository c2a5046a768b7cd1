// The main journey in Firefox: paste, correct by keys, search, select, export, come back.
// Firefox itself, not a build made for tests; FIREFOX_PATH names it (scripts/env.sh finds it).
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { single } from '../../../scripts/page/single.mjs';
import { ARTICLE } from '../support/article.mjs';
import { DIST, Host } from '../support/builds.mjs';

const { FIREFOX_PATH } = process.env;
const skip = FIREFOX_PATH ? false : 'no Firefox on this machine: set FIREFOX_PATH';

let host, browser, page, downloads, file;
let errors = [];

before(async () => {
  if (skip) return;
  host = await Host.start();
  downloads = await mkdtemp(join(tmpdir(), 'chu-giai-'));
  file = join(await mkdtemp(join(tmpdir(), 'chu-giai-')), 'chu-giai.html');
  await writeFile(file, single(DIST));
});

/** A browser of its own, with an empty place for what is downloaded. */
const open = async (address) => {
  await browser?.close();
  for (const name of await readdir(downloads)) await rm(join(downloads, name));
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
  errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${address}?lang=en`);
};

after(async () => {
  await browser?.close();
  await host?.stop();
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
/** Pastes as a person does: the clipboard, then the keys. */
const paste = async (text) => {
  const field = await named('textbox', 'The article’s text');
  await field.focus();
  await page.evaluate((text) => {
    const field = document.querySelector('textarea');
    field.value = text;
    field.select();
    document.execCommand('copy');
    field.value = '';
    field.focus();
  }, text);
  await press('Control', 'v');
};
const reviewed = () => Number(document.querySelector('.progress').textContent.match(/\d+/)[0]);

const journey = async (t) => {
  await t.test('an article is pasted and marked', async () => {
    await paste(ARTICLE);
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
    await named('region', 'Preview');
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
  await t.test('a long text is read', async () => {
    await (await named('button', 'Documents')).click();
    await paste(ARTICLE.repeat(80));
    await becomes(() => document.querySelector('#article')?.getAttribute('aria-busy'), 'false');
    await becomes(() => document.querySelectorAll('.mark').length > 20, true);
  });
  assert.deepEqual(errors, []);
};

test('paste, decide, search, select, export and come back', { skip, timeout: 120_000 }, async (t) => {
  await open(host.address);
  await journey(t);
});

test('the same with one file from disk', { skip, timeout: 120_000 }, async (t) => {
  await open(pathToFileURL(file));
  await journey(t);
});

test('without a server the page is there from its copy', { skip, timeout: 120_000 }, async () => {
  await open(host.address);
  await becomes(() => navigator.serviceWorker.controller?.state, 'activated');
  await host.stop();
  host = undefined;
  await page.reload();
  await named('textbox', 'The article’s text');
});
