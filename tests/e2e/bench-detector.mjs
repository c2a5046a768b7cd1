// How fast the detector is in Chromium: node tests/e2e/bench-detector.mjs
//
//   detector   megabytes of text a second, text in and suggestions counted: the exported `count`
//   detect()   the same with an object for each suggestion: the exported `detect`
//
// Of the JavaScript package in target/package (make package). Each figure is the fastest of several runs: other
// work on the machine, and the engine while it still compiles, make the others slower.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { launch, serve } from './support/bench.mjs';

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
  const exports = await import(module);
  await exports.default();
  const fastest = (run) => {
    let best = Infinity;
    for (let round = 0; round < runs; round += 1) {
      const start = performance.now();
      run(text);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  return { count: fastest(exports.count), detect: fastest(exports.detect) };
}

if (!existsSync(join(PACKAGE, 'chu_giai.js'))) {
  console.error('error: there is no package\nnext:  make package');
  process.exit(1);
}
const text = articles(BYTES);
const megabytes = Buffer.byteLength(text) / 1e6;
const rate = (milliseconds) => (megabytes / milliseconds) * 1000;
const browser = await launch();
const { server, address } = await serve(PACKAGE);
const page = await browser.newPage();
// The module's own file, shown as text, stands for a page of the same server.
await page.goto(`${address}chu_giai.js`);
const times = await page.evaluate(time, { text, module: `${address}chu_giai.js`, runs: RUNS });
server.close();
await browser.close();

console.log(`load average of the last minute ${loadavg()[0].toFixed(2)}`);
console.log(`detector   detect()   (MB/s over ${megabytes.toFixed(1)} MB)`);
console.log([times.count, times.detect].map((time) => rate(time).toFixed(1).padStart(8)).join('   '));
if (rate(times.count) < GOAL) {
  console.error(`error: ${rate(times.count).toFixed(1)} MB/s, the goal is ${GOAL}`);
  process.exitCode = 1;
}
