// How fast the detector is in Chromium: node tests/e2e/bench-detector.mjs
//
//   detector   megabytes of text a second, text in and suggestions counted: the exported `count`
//   detect()   the same with an object for each suggestion: the exported `detect`
//
// Of two modules: the page's in dist/, which every visitor fetches, and the JavaScript package's in
// target/package, where it is (make package). Each figure is the fastest of several runs: other work on the
// machine, and the engine while it still compiles, make the others slower.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { DIST, launch, needBuild, serve } from './support/bench.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const PACKAGE = join(ROOT, 'target', 'package', 'web');
const RUNS = Number(process.env.RUNS || 9);
const BYTES = 1_000_000;
const GOAL = 8;

/** Real articles where they are, as the native benchmark reads them, again and again up to so many bytes. */
function articles(bytes) {
  const folders = [join(ROOT, '..', 'shared', 'gold'), join(ROOT, 'tests', 'fixtures', 'articles')];
  const folder = folders.find((path) => existsSync(path) && readdirSync(path).some((name) => name.endsWith('.txt')));
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
  const source = names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n\n');
  const again = Buffer.from(source.repeat(Math.ceil(bytes / Buffer.byteLength(source))));
  return again.subarray(0, bytes).toString('utf8').replace(/\ufffd$/u, '');
}

/** Milliseconds of the fastest run of each export; runs inside the page. */
async function time({ text, module, runs }) {
  // The page's script stands in the page, and starts by itself.
  const program = () => URL.createObjectURL(new Blob([document.getElementById('program').textContent], { type: 'text/javascript' }));
  const exports = await import(module ?? program());
  if (module) await exports.default();
  const fastest = (run) => {
    let best = Infinity;
    for (let round = 0; round < runs; round += 1) {
      const start = performance.now();
      run(text);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  return exports?.count && { count: fastest(exports.count), detect: fastest(exports.detect) };
}

async function measure(browser, address, module, text) {
  // The page's policy lets nobody run its script again.
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(address);
  const times = await page.evaluate(time, { text, module, runs: RUNS });
  await page.close();
  return times;
}

needBuild();
const text = articles(BYTES);
const megabytes = Buffer.byteLength(text) / 1e6;
const rate = (milliseconds) => (megabytes / milliseconds) * 1000;
const browser = await launch();
const page = await serve(DIST);
const rows = [['the page', await measure(browser, page.address, undefined, text)]];
page.server.close();
if (existsSync(join(PACKAGE, 'chu_giai.js'))) {
  const { server, address } = await serve(PACKAGE);
  // The module's own file, shown as text, stands for a page of the same server.
  rows.push(['the package', await measure(browser, `${address}chu_giai.js`, `${address}chu_giai.js`, text)]);
  server.close();
}
await browser.close();

console.log(`load average of the last minute ${loadavg()[0].toFixed(2)}`);
console.log(`module        detector   detect()   (MB/s over ${megabytes.toFixed(1)} MB)`);
for (const [name, times] of rows) {
  const figures = times ? [times.count, times.detect].map((time) => rate(time).toFixed(1).padStart(8)).join('   ') : 'exports no detector';
  console.log(`${name.padEnd(13)} ${figures}`);
}
const fastest = Math.max(...rows.map(([, times]) => (times ? rate(times.count) : 0)));
if (fastest < GOAL) {
  console.error(`error: ${fastest.toFixed(1)} MB/s, the goal is ${GOAL}`);
  process.exitCode = 1;
}
