// Nothing leaves the machine: what the server and the browser see, and what the page's policy forbids.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';
import { Host } from '../support/builds.mjs';

// The service worker as well: what it fetches would be seen.
test.use({ serviceWorkers: 'allow' });

/** Everything that is asked for from now on, in whichever page or worker, and not answered out of the copy. */
function watched(context) {
  const requests = [];
  context.on('request', (request) => requests.push(request));
  return async () => {
    const urls = await Promise.all(
      requests.map(async (request) => {
        const own = /^(blob|data):/.test(request.url()) || (await request.response())?.fromServiceWorker();
        return own ? [] : [request.url()];
      }),
    );
    return urls.flat();
  };
}

test('a whole journey makes no request after the page is loaded', async ({ page, context }) => {
  const host = await Host.start();
  const app = new App(page);
  await app.open(`${host.address}?lang=en`);
  // The page and its copy for when there is no network.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  const loaded = host.asked.length;
  const requests = watched(context);

  await app.pasteAndRead(ARTICLE);
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await app.openMark('Sáng 12/9/2023');
  await page.keyboard.press('x');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('mường');
  await expect(page.locator('.find__said')).toHaveText(/^\d+\/\d+$/);
  // Patterns are matched in a worker.
  await page.getByRole('radio', { name: 'Regular expression' }).check();
  await page.locator('#find-words').fill('[Mm]ường');
  await expect(page.locator('.find__said')).toHaveText(/^\d+\/\d+$/);
  await page.keyboard.press('Escape');
  await app.article.focus();
  await page.keyboard.press('d');
  await expect(app.dialog).toContainText('Xã Mường Lai');
  await page.keyboard.press('Escape');
  await app.export();
  await app.export('Page to read (HTML)');
  // Long enough for the worker that detects.
  await app.startAnew();
  const started = page.waitForEvent('worker');
  await app.pasteAndRead(ARTICLE.repeat(80));
  await started;
  await app.kept();
  await app.startAnew();
  // The module that reads others' files is loaded only now, out of the copy.
  await page.locator('input[type=file]').first().setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from('title,text\nMột,"Sáng 12/9/2023, xã họp."\nHai,"Trồng 38 ha rừng."\n') });
  await app.takeFiles();
  await expect(page.getByText('2 documents imported')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Help' }).click();
  await expect(app.dialog).toContainText('0 network requests since the page was loaded');
  await page.keyboard.press('Escape');

  expect(host.asked.slice(loaded)).toEqual([]);
  expect(await requests()).toEqual([]);
  await app.healthy();

  // Loaded again, all of it comes out of the copy; the browser asks whether there is a newer version, that is all.
  await page.reload();
  await expect(app.field).toBeVisible();
  await expect(page.getByText('0 network requests')).toBeVisible();
  await page.waitForTimeout(2_500);
  expect(new Set(host.asked.slice(loaded))).toEqual(new Set(['/service-worker.js']));
  await host.stop();
});

/** Ways to tell somebody something, as a script within the page would try them. */
const WAYS = {
  fetch: (address) => fetch(address),
  beacon: (address) => navigator.sendBeacon(address, 'secret'),
  request: (address) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.send('secret');
  },
  socket: (address) => new WebSocket(address.replace('http', 'ws')),
  events: (address) => new EventSource(address),
  image: (address) => {
    new Image().src = address;
  },
  style: (address) => {
    document.body.style.backgroundImage = `url(${address})`;
  },
  sheet: (address) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address }));
  },
  font: (address) => {
    new FontFace('leak', `url(${address})`).load();
  },
  script: (address) => {
    document.head.append(Object.assign(document.createElement('script'), { src: address }));
  },
  module: (address) => import(address),
  worker: (address) => new Worker(address),
  'worker of a blob': (address) => {
    new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(address)}).finally(() => postMessage(0))`])));
  },
  frame: (address) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
  },
  object: (address) => {
    document.body.append(Object.assign(document.createElement('object'), { data: address }));
  },
  media: (address) => {
    new Audio(address).load();
  },
  form: (address) => {
    const form = Object.assign(document.createElement('form'), { action: address, method: 'post', target: '_self' });
    document.body.append(form);
    form.submit();
  },
  prefetch: (address) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: address }));
  },
  base: (address) => {
    document.head.append(Object.assign(document.createElement('base'), { href: address }));
    return fetch('relative');
  },
};

// What may come from the server that the page is from: without it there is no service worker. All else is
// forbidden towards that one, too.
const SAME_SERVER = new Set(['worker', 'prefetch']);

test('whatever a script in the page tried, the policy forbids it', async ({ page }) => {
  const host = await Host.start();
  const elsewhere = await Host.start();
  await page.goto(host.address);
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const asked = host.asked.length;
  for (const [name, way] of Object.entries(WAYS)) {
    for (const { address } of SAME_SERVER.has(name) ? [elsewhere] : [elsewhere, host]) {
      await page.evaluate(
        ([way, address]) => {
          try {
            Promise.resolve((0, eval)(way)(address)).catch(() => {});
          } catch {
            // Refused at once.
          }
        },
        [String(way), `${address}leak?${encodeURIComponent(name)}`],
      );
    }
  }
  await page.waitForTimeout(2_000);
  expect(elsewhere.asked).toEqual([]);
  expect(host.asked.slice(asked).filter((address) => address !== '/service-worker.js')).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('main').isConnected)).toBe(true);
  // As a script of the page, without the debugger's rights.
  const evaluated = () =>
    new Promise((done) => {
      setTimeout(() => {
        try {
          done(new Function('return "ran"')());
        } catch (refused) {
          done(refused.name);
        }
      });
    });
  expect(await page.evaluate(evaluated)).toBe('EvalError');
  await host.stop();
  await elsewhere.stop();
});

test('what a server adds: no frame around the page, no sniffing, no referrer', async ({ request }) => {
  const host = await Host.start();
  const headers = (await request.get(host.address)).headers();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cache-control']).toBe('no-cache');
  await host.stop();
});

const MARKUP = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b>đậm</b>';

test('markup in a text, a file’s name, a label and a note stays text', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await app.openFile(`${MARKUP.replaceAll('/', '')}.txt`, `${MARKUP}\n\n${OTHER}`, 'text/plain');
  await app.read();
  await expect(app.article).toContainText(MARKUP);
  await app.openMark('71%');
  await app.inspector.getByRole('textbox', { name: /note/i }).fill(MARKUP);
  await app.inspector.getByRole('textbox', { name: /note/i }).blur();
  const project = JSON.parse((await app.export()).text);
  expect(project.annotations.some(({ note }) => note === MARKUP)).toBe(true);

  // As somebody else's file would have them.
  project.document.title = MARKUP;
  project.document.source = MARKUP;
  const shown = project.annotations.find(({ note }) => note === MARKUP);
  for (const label of project.labels ?? []) {
    label.name = { vi: MARKUP, en: MARKUP };
    label.guideline = MARKUP;
  }
  for (const entity of project.entities ?? []) entity.name = MARKUP;
  await app.startAnew();
  await app.openFile(`${MARKUP.replaceAll('/', '')}.json`, JSON.stringify(project));
  await expect(app.article.or(app.dialog).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await app.read();
  await app.openMark(shown.quote);
  await page.keyboard.press('d');
  await expect(app.dialog).toContainText(MARKUP);
  const made = () =>
    page.evaluate(() => [window.pwned, document.querySelectorAll('img, b, script:not([id]), iframe').length]);
  expect(await made()).toEqual([undefined, 0]);
  await page.keyboard.press('Escape');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('#printed')).toContainText(MARKUP);
  expect(await made()).toEqual([undefined, 0]);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  // The page that is exported to be read has no script, either.
  const { text } = await app.export('Page to read (HTML)');
  expect(text).not.toMatch(/<script|<img|<b>/);
  await app.startAnew();
  await expect(page.getByRole('grid').first()).toContainText('<img');
  expect(await made()).toEqual([undefined, 0]);
});
