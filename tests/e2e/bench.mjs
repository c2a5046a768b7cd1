// How fast the page is in Chromium, against the release build in dist/: node tests/e2e/bench.mjs
//
//   paste       from the paste to the frame in which the last highlight that is seen is painted
//   all         … and until the whole text has been read
//   longest     the longest that the page did not answer meanwhile
//   correction  from the key that rejects a suggestion to the frame that shows it (Event Timing)
//   two frames  the same as a script sees it, with the frame after it
//   detection   megabytes of text a second, by the exported `detect`
//
// Each figure is the median of several runs on fresh pages. Limits are goals: a miss is an error.
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = process.env.DIST || join(ROOT, 'dist');
const RUNS = Number(process.env.RUNS || 5);
const LIMITS = { paste: 100, correction: 50, brotli: 500_000 };

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css' };

/** Articles of the genre, one after the other, until there are so many bytes. */
function article(bytes) {
  const folder = join(ROOT, 'tests', 'fixtures', 'articles');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const lines = sources.flatMap((source) => source.split('\n'));
  let text = '';
  for (let at = 0; Buffer.byteLength(text) < bytes; at += 1) text += `${lines[at % lines.length]}\n`;
  return text;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function serve() {
  const server = createServer((request, response) => {
    const path = join(DIST, new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html'));
    if (!path.startsWith(DIST) || !existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
    createReadStream(path).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Pastes in the page and waits for highlights; runs inside the page. */
async function pasteAndWait(text) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);

  const data = new DataTransfer();
  data.setData('text/plain', text);
  const start = performance.now();
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  let paste;
  for (;;) {
    await frame();
    const article = document.querySelector('#article');
    const marked = article?.querySelector('.mark');
    if (marked && paste === undefined) {
      // What follows a frame's callbacks finds that frame on the screen.
      await new Promise((resolve) => setTimeout(resolve));
      paste = performance.now() - start;
    }
    if (marked && article.getAttribute('aria-busy') === 'false') break;
  }
  await frame();
  const all = performance.now() - start;
  watching = false;
  return { paste, all, longest, nodes: document.querySelectorAll('*').length };
}

/** Rejects the open suggestion by key: milliseconds until it is painted, as the browser counts them, and
 * until two frames have begun, as a script counts them (at 60 Hz never less than 33). */
async function correct(page) {
  await page.evaluate(() => {
    window.timing = { event: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'keydown') window.timing.event = Math.max(window.timing.event, entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16 });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const id = document.querySelector('.mark.is-open.is-suggested').dataset.id;
    addEventListener('keydown', async (event) => {
      // A rejected suggestion leaves the article, which shows what counts.
      while (document.querySelector(`.mark.is-suggested[data-id="${id}"]`)) await frame();
      await frame();
      window.timing.frames = performance.now() - event.timeStamp;
    }, { capture: true, once: true });
  });
  await page.keyboard.press('x');
  await page.waitForFunction(() => window.timing.frames !== undefined);
  await page.waitForTimeout(300);
  // What takes less than the threshold is not reported.
  return page.evaluate(() => ({ ...window.timing, event: window.timing.event || 16 }));
}

function bytes() {
  const files = readdirSync(DIST, { recursive: true }).map((name) => join(DIST, name));
  const contents = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file));
  const sum = (count) => contents.reduce((total, content) => total + count(content), 0);
  return { raw: sum((content) => content.length), brotli: sum((content) => brotliCompressSync(content).length) };
}

if (!existsSync(join(DIST, 'index.html'))) {
  console.error('error: dist/ has no index.html\nnext:  make build');
  process.exit(1);
}
const server = await serve();
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const misses = [];
const check = (name, value, limit) => {
  if (limit !== undefined && value > limit) misses.push(`${name}: ${value.toFixed(0)} ms, the goal is ${limit} ms`);
};

console.log('article    paste ms   all ms   longest ms   correction ms   two frames   elements');
for (const [name, size] of [['7 kB', 7_000], ['100 kB', 100_000], ['1 MB', 1_000_000]]) {
  const text = article(size);
  const results = [];
  for (let run = 0; run < RUNS; run += 1) {
    // A context of its own: nothing is restored from the run before.
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForSelector('textarea');
    // Nobody pastes in the first half second; the word lists are read meanwhile.
    await page.waitForTimeout(500);
    const result = await page.evaluate(pasteAndWait, text);
    await page.locator('.mark.is-suggested').first().click();
    await page.waitForSelector('.mark.is-open');
    await page.waitForTimeout(300);
    const correction = await correct(page);
    result.correction = correction.event;
    result.frames = correction.frames;
    results.push(result);
    await context.close();
  }
  const figure = (key) => median(results.map((result) => result[key]));
  const column = (key, width) => figure(key).toFixed(0).padStart(width);
  console.log(`${name.padEnd(9)}${column('paste', 10)}${column('all', 9)}${column('longest', 13)}${column('correction', 16)}${column('frames', 13)}${column('nodes', 11)}`);
  check(`${name}, paste`, figure('paste'), size === 7_000 ? LIMITS.paste : undefined);
  check(`${name}, correction`, figure('correction'), LIMITS.correction);
}

const page = await browser.newPage();
await page.goto(address);
await page.waitForSelector('textarea');
const speed = await page.evaluate((text) => {
  const { detect } = window.wasmBindings ?? {};
  if (!detect) return undefined;
  detect(text.slice(0, 50_000));
  const start = performance.now();
  detect(text);
  return new TextEncoder().encode(text).length / 1e6 / ((performance.now() - start) / 1000);
}, article(1_000_000));
console.log(`\ndetection  ${speed === undefined ? 'the module exports no `detect`' : `${speed.toFixed(1)} MB/s in Chromium`}`);

const size = bytes();
console.log(`files      ${size.raw} bytes, ${size.brotli} in Brotli`);
if (size.brotli > LIMITS.brotli) misses.push(`files: ${size.brotli} bytes in Brotli, the goal is ${LIMITS.brotli}`);

await browser.close();
server.close();
for (const miss of misses) console.error(`error: ${miss}`);
process.exitCode = misses.length > 0 ? 1 : 0;
