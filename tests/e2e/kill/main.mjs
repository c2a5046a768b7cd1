// Kills the browser in the middle of work, as a crash or a power switch would, and looks whether anything is
// gone that the page said was kept: node tests/e2e/kill/main.mjs   (KILLS, default 50; SEED; DIST)
//
// What a person confirmed is what they saw while the page said "saved". After the kill the same profile is
// opened again, and the article must be as it was then, or lead there by taking back what was done after it.
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

const LINES = 48;
const article = Array.from(
  { length: LINES },
  (_, line) => `Ngày ${(line % 28) + 1}/8/2024, xã Bản Mù ${line + 1} trồng ${31 + line} ha rừng, thu ${100 + 7 * line} triệu đồng.`,
).join('\n');

/** Everything that can be seen of the annotations; taking a rejection back has the page show the rejected alone. */
const seen = async (page) => {
  await page.getByRole('radiogroup', { name: 'Filter by status' }).getByText('All', { exact: true }).evaluate((choice) => choice.click());
  // The open annotation is shown whatever it is; nothing is open after a restart.
  const look = () =>
    [...document.querySelectorAll('#article [data-id]')]
      .map((mark) => `${mark.dataset.id} ${mark.getAttribute('aria-label')}`)
      .filter((mark) => !mark.endsWith(', rejected'))
      .join('\n');
  let [before, now] = [null, await page.evaluate(look)];
  while (now !== before) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    [before, now] = [now, await page.evaluate(look)];
  }
  await page.locator('#article').focus();
  return now;
};
const kept = (page) => page.waitForFunction(() => document.documentElement.dataset.kept === 'true', null, { timeout: 20_000 });
const ready = (page) =>
  page.waitForFunction(() => document.querySelectorAll('#article [data-id]').length > 60, null, { timeout: 20_000 });

// What a person does and sees confirmed, and what is being done when it ends: edits alone, so that taking them
// back leads to what was confirmed.
const STEPS = ['Enter', 'Enter', 'Enter', 'x', 'Delete', 'Control+z', 'Control+z', 'Control+Shift+z', 'n', 'p'];
const EDITS = ['Enter', 'x', 'Enter', 'Delete'];

let lost = 0;
let steps = 0;
let confirmed = null;
let unconfirmed = 0;
try {
  for (let round = 0; round <= KILLS; round += 1) {
    const { page, kill } = await start();
    if (confirmed === null) {
      await page.getByRole('textbox', { name: 'The article’s text' }).fill(article);
      await page.getByRole('button', { name: 'Mark it up' }).click();
    }
    await ready(page);
    await page.locator('#article').focus();
    if (confirmed !== null) {
      // What was done after it was confirmed may be kept or not: at the most so many steps later it is.
      let found = await seen(page);
      const first = found;
      for (let back = unconfirmed; found !== confirmed && back > 0; back -= 1) {
        await page.keyboard.press('Control+z');
        found = await seen(page);
      }
      if (found !== confirmed) {
        lost += 1;
        console.error(`kill ${round}: what was confirmed is gone\nwanted:\n${confirmed}\nfound:\n${first}`);
      }
    }
    if (round === KILLS) {
      await kill();
      break;
    }
    const did = [];
    for (let step = random(6) + 1; step > 0; step -= 1, steps += 1) {
      const key = STEPS[random(STEPS.length)];
      did.push(key);
      await page.keyboard.press(key);
    }
    await kept(page);
    confirmed = await seen(page);
    if (!confirmed) {
      await page.screenshot({ path: '/tmp/kill.png' });
      throw new Error(`the article is gone: ${did}`);
    }
    unconfirmed = random(8);
    const goesOn = (async () => {
      for (let step = 0; step < unconfirmed; step += 1, steps += 1) {
        await page.keyboard.press(EDITS[random(EDITS.length)]);
      }
    })().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, random(150)));
    await kill();
    await goesOn;
  }
} finally {
  server.kill();
  await rm(profile, { recursive: true, force: true }).catch(() => {});
}
console.log(`${KILLS} kills, ${steps} steps, ${lost} losses`);
process.exit(lost === 0 ? 0 : 1);
