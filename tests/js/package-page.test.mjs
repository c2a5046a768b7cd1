// The JavaScript package in a page, as a bundler or a plain script would load it: make test-js
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = new URL('../../target/package/', import.meta.url);
const node = createRequire(import.meta.url)(fileURLToPath(new URL('nodejs/chu_giai.js', root)));
const ARTICLE = readFileSync(new URL('../fixtures/articles/huyen-thanh-lam.txt', import.meta.url), 'utf8');

const PAGE = '<!doctype html><meta charset="utf-8"><title>package</title>';
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const server = createServer((request, response) => {
  if (request.url === '/') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  } else {
    const type = TYPES[extname(request.url)];
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain' });
    response.end(type && readFileSync(new URL(`.${request.url}`, root)));
  }
});

let browser;
before(async () => {
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  server.close();
});

test('a page finds the same as Node.js, and the same file', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const found = await page.evaluate(async (texts) => {
    const { default: init, annotate, detect } = await import('/web/chu_giai.js');
    await init();
    let refused = '';
    try {
      detect(42);
    } catch (error) {
      refused = error.message;
    }
    return { refused, of: texts.map((text) => ({ detected: detect(text), annotated: annotate(text) })) };
  }, [ARTICLE, `📢 ${ARTICLE}`, '']);
  assert.match(found.refused, /expected a string/);
  for (const [at, text] of [ARTICLE, `📢 ${ARTICLE}`, ''].entries()) {
    assert.deepEqual(found.of[at], { detected: node.detect(text), annotated: node.annotate(text) });
  }
  assert.ok(found.of[0].detected.annotations.length > 10);
});
