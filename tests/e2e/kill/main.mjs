// Kills the browser in the middle of work, as a crash or a power switch would, and looks whether anything is
// gone that the page said was kept: node tests/e2e/kill/main.mjs   (KILLS, default 50; SEED; DIST)
//
// What a person confirmed is what they saw while the page said "saved". After the kill the same profile is
// opened again, and the article must be as it was then, or as it was after some later step.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const KILLS = Number(process.env.KILLS || 50);
let seed = Number(process.env.SEED || Date.now() % 1_000_000);
console.log(`${KILLS} kills, SEED=${seed}`);

/** Numbers that look random and can be had again. */
const random = (below) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const root = join(import.meta.dirname, '..', '..', '..');
const server = spawn('node', [join(root, 'scripts', 'serve.mjs')], { env: { ...process.env, PORT: String(port) } });
await new Promise((resolve) => server.stdout.once('data', resolve));

const profile = await mkdtemp(join(tmpdir(), 'chu-giai-kill-'));

/** A browser with its processes in a group of their own, so that all of them die at once. */
async function start() {
  const browser = spawn(
    process.env.CHROMIUM_PATH || 'chromium',
    [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (data) => {
      said += data;
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    browser.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
  });
  const connection = await chromium.connectOverCDP(address);
  const page = await connection.contexts()[0].newPage();
  await page.setViewportSize({ width: 1280, height: 3000 });
  await page.goto(`http://127.0.0.1:${port}/?lang=en`);
  const kill = async () => {
    const ended = new Promise((resolve) => browser.once('exit', resolve));
    process.kill(-browser.pid, 'SIGKILL');
    await ended;
    await connection.close().catch(() => {});
  };
  return { page, kill };
}

const LINES = 18;
const article = Array.from(
  { length: LINES },
  (_, line) => `Ngày ${line + 1}/8/2024, xã Bản Mù ${line + 1} trồng ${31 + line} ha rừng, thu ${100 + 7 * line} triệu đồng.`,
).join('\n');

/** Everything that can be seen of the annotations. */
const seen = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#article [data-id]')].map((mark) => `${mark.dataset.id} ${mark.getAttribute('aria-label')}`).join('\n'),
  );
const kept = (page) => page.waitForFunction(() => document.documentElement.dataset.kept === 'true', null, { timeout: 20_000 });
const ready = (page) => page.waitForFunction(() => document.querySelectorAll('#article [data-id]').length > 40, null, { timeout: 20_000 }).catch(async (error) => { await page.screenshot({ path: '/tmp/kill.png' }); console.log(await page.evaluate(() => [document.querySelectorAll('#article [data-id]').length, document.querySelectorAll('[data-id]').length, document.body.innerText.slice(0, 300)])); throw error; });

const KEYS = ['Enter', 'Enter', 'Backspace', 'Delete', 'Control+z', 'Control+Shift+z', 'n', 'Tab'];

let lost = 0;
let steps = 0;
let expected = null;
try {
  for (let round = 0; round <= KILLS; round += 1) {
    const { page, kill } = await start();
    if (expected === null) {
      const field = page.getByRole('textbox', { name: 'The article’s text' });
      await field.fill(article);
      await page.getByRole('button', { name: 'Mark it up' }).click();
    }
    await ready(page);
    const found = await seen(page);
    if (expected !== null && !expected.includes(found)) {
      lost += 1;
      console.error(`kill ${round}: what was kept is gone`);
      console.error(`wanted one of ${expected.length} states, the first of them:\n${expected[0]}\nfound:\n${found}`);
    }
    if (round === KILLS) {
      await kill();
      break;
    }
    await page.locator('#article').focus();
    // Some steps, each of them confirmed.
    for (let step = random(6) + 1; step > 0; step -= 1, steps += 1) await page.keyboard.press(KEYS[random(KEYS.length)]);
    await kept(page);
    expected = [await seen(page)];
    // More steps, in the middle of which it ends.
    const last = random(8);
    const watch = (async () => {
      for (let step = 0; step < last; step += 1, steps += 1) {
        await page.keyboard.press(KEYS[random(KEYS.length)]);
        expected.push(await seen(page));
      }
    })().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, random(120)));
    // What is done between the last look and the kill may be kept as well: every key has one outcome.
    await Promise.race([watch, new Promise((resolve) => setTimeout(resolve, random(60)))]);
    const pending = seen(page).then((state) => expected.push(state)).catch(() => {});
    await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, 30))]);
    await kill();
    await watch;
    expected.flexible = true;
  }
} finally {
  server.kill();
  await rm(profile, { recursive: true, force: true }).catch(() => {});
}
console.log(`${KILLS} kills, ${steps} steps, ${lost} losses`);
process.exit(lost === 0 ? 0 : 1);
