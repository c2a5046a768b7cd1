// The page on short, middle and long articles, beside the least that can show them: node tests/e2e/bench-page/main.mjs
//
// Each figure is the median of RUNS fresh pages (3). The floor (floor/index.html) draws the lines near what is
// seen and nothing else, and runs on the same machine in the same run: what it takes is the browser's and the
// harness' own. `?` stands where the floor has no answer, for it detects nothing. ONLY=S measures one size.
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { DIST, files, launch, median, needBuild, serve } from '../support/bench.mjs';
import { SIZES, input } from './inputs.mjs';
import * as probe from './probes.mjs';

const RUNS = Number(process.env.RUNS || 3);
const PLACES = [0.01, 0.5, 0.9];
/** Places that get a label in one step. */
const HITS = 500;

// The goals for S, M and L.
const ROWS = [
  ['opened → first viewport, ms', 'opened', [100, 120, 250]],
  ['navigation → ready to paste, cold, ms', 'cold', [400]],
  ['paste → first viewport, ms', 'paste', [120, 200, 600]],
  ['paste → everything found, ms', 'all', [undefined, undefined, 2_000]],
  ['new label → painted, ms', 'label', [50, 50, 60]],
  ['  by Event Timing', 'labelEvent', []],
  ['relabel → painted, ms', 'relabel', [50, 50, 60]],
  ['undo → painted, ms', 'undo', [50, 50, 60]],
  ['accept → painted, ms', 'accept', [50, 50, 60]],
  ['label for all of 500 hits → painted, ms', 'everywhere', [undefined, undefined, 100]],
  ['  its undo', 'everywhereUndo', [undefined, undefined, 100]],
  ['longest task, opened and edited, ms', 'task', [50, 50, 100]],
  ['longest task, pasted, ms', 'pasteTask', [50, 50, 100]],
  ['DOM nodes in the article', 'nodes', [1_000, 1_000, 1_000]],
  ['JavaScript heap, MB', 'heap', []],
  ['WebAssembly memory, MB', 'wasm', []],
  ['both, MB', 'memory', [15, 20, 60]],
  ['frames over 50 ms of the scroll', 'slow', [0, 0, 0]],
  ['  worst frame, ms', 'worst', []],
];

/** One run of one page on one input. */
async function run(browser, address, { name, text, project }, detects) {
  const figures = {};
  const fresh = async () => {
    // A context of its own: nothing is cached, and nothing restored from the run before.
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(probe.watch);
    await page.goto(`${address}?lang=en`);
    await page.waitForFunction(() => window.probe.ready !== undefined);
    figures.cold = await page.evaluate(() => window.probe.ready);
    // Nobody pastes in the first half second; the word lists are read meanwhile.
    await page.waitForTimeout(700);
    return page;
  };

  let page = await fresh();
  const opened = await probe.hand(page, 'file', project, '.mark');
  figures.opened = opened.first;
  await page.waitForTimeout(500);
  const edits = { label: [], labelEvent: [], relabel: [], undo: [], accept: [] };
  for (const place of PLACES) {
    await probe.goTo(page, place);
    const label = await probe.press(page, '1', '.mark.is-open[data-label=official]');
    edits.label.push(label.frames);
    edits.labelEvent.push(label.event);
    edits.relabel.push((await probe.press(page, '2', '.mark.is-open[data-label=position]')).frames);
    edits.undo.push((await probe.press(page, 'Control+z', '.mark.is-open[data-label=official]')).frames);
    await probe.openSuggestion(page);
    const id = await page.evaluate(() => document.querySelector('.mark.is-open').dataset.id);
    edits.accept.push((await probe.press(page, 'Enter', `.mark[data-id="${id}"]:not(.is-suggested)`)).frames);
  }
  for (const [name, times] of Object.entries(edits)) figures[name] = median(times);
  if (detects && name === 'L') {
    const { label, undo } = await probe.everywhere(page, HITS);
    Object.assign(figures, { everywhere: label, everywhereUndo: undo });
  }
  const scrolled = await probe.scroll(page);
  Object.assign(figures, { slow: scrolled.slow, worst: scrolled.worst });
  figures.nodes = await probe.nodes(page);
  figures.task = await probe.longest(page);
  Object.assign(figures, await probe.memory(page));
  figures.memory = figures.heap + figures.wasm;
  await page.context().close();

  page = await fresh();
  const pasted = await probe.hand(page, 'text', text, detects ? '.mark' : '.article__block');
  figures.paste = pasted.first;
  if (detects) figures.all = pasted.all;
  figures.pasteTask = await probe.longest(page);
  await page.context().close();
  return figures;
}

needBuild();
const app = await serve(DIST);
const floor = await serve(join(import.meta.dirname, 'floor'));
const browser = await launch();
const sizes = SIZES.filter(({ name }) => !process.env.ONLY || process.env.ONLY.includes(name));
const misses = [];
const medians = new Map();
for (const size of sizes) {
  const made = input(size);
  for (const [who, { address }] of Object.entries({ app, floor })) {
    const runs = [];
    for (let count = 0; count < RUNS; count += 1) {
      const figures = run(browser, address, made, who === 'app');
      runs.push(await figures.catch((error) => Promise.reject(new Error(`${who}, ${size.name}: ${error.message}`))));
    }
    const figure = (key) => (runs[0][key] === undefined ? undefined : median(runs.map((run) => run[key])));
    medians.set(`${who} ${size.name}`, figure);
  }
}

const shown = (value) => (value === undefined ? '?' : value.toFixed(value < 10 && value % 1 ? 1 : 0));
const column = (value) => String(value).padStart(8);
console.log(`load ${loadavg()[0].toFixed(1)}, ${RUNS} runs\n`);
console.log(`${''.padEnd(40)}${sizes.map(({ name }) => `${column(name)}${column('floor')}${column('goal')}`).join('  ')}`);
for (const [title, key, goals] of ROWS) {
  const cells = sizes.map(({ name }) => {
    const [ours, theirs] = ['app', 'floor'].map((who) => medians.get(`${who} ${name}`)(key));
    const goal = goals[SIZES.findIndex((size) => size.name === name)];
    if (ours > goal) misses.push(`${title.trim()}, ${name}: ${shown(ours)}, the goal is ${goal}`);
    return `${column(shown(ours))}${column(shown(theirs))}${column(goal === undefined ? '' : `≤ ${goal}`)}`;
  });
  console.log(`${title.padEnd(40)}${cells.join('  ')}`);
}

// What a first visit asks for, worker included.
const page = await browser.newPage();
const asked = new Set();
page.on('request', (request) => request.url().startsWith('http') && asked.add(new URL(request.url()).pathname));
await page.goto(app.address);
await page.waitForSelector('textarea');
await page.waitForTimeout(500);
const { count, raw, brotli } = files();
console.log(`\nfiles      ${count}, ${asked.size} requested; ${raw} bytes, ${brotli} in Brotli (goals: 8 requests, 350000)`);
if (brotli > 350_000) misses.push(`files: ${brotli} bytes in Brotli, the goal is 350000`);
if (asked.size > 8) misses.push(`requests: ${asked.size}, the goal is 8`);

await browser.close();
app.server.close();
floor.server.close();
for (const miss of misses) console.error(`miss: ${miss}`);
process.exitCode = misses.length > 0 ? 1 : 0;
