// The copy of the page: without a network, under any path, and how a newer version takes its place.
import { expect, test } from '@playwright/test';
import { App } from '../pages/app.mjs';
import { ARTICLE, OTHER } from '../support/article.mjs';
import { Host, NEXT, nextBuild } from '../support/builds.mjs';

test.use({ serviceWorkers: 'allow' });

/** Waits until the copy is there and the page is answered for by it. */
const copied = (page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');

const notice = (page) => page.getByRole('status').filter({ hasText: 'A new version' });

/** What says of which build a page is; the next one's is other. */
const build = (page) => page.locator('meta[name=description]');
const isOld = (page) => expect(build(page)).not.toHaveAttribute('content', NEXT);
const isNew = (page) => expect(build(page)).toHaveAttribute('content', NEXT);

/** Builds that the browser has copies of. */
const copies = (page) => page.evaluate(() => caches.keys());

/** The browser looks for a newer version, as it does at each visit, and has it. */
const fetched = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    if (worker) await new Promise((done) => (worker.onstatechange = done));
    return worker?.state;
  });

for (const base of ['/', '/a/b/']) {
  test(`without a network the whole main job works: ${base}`, async ({ page, context }) => {
    const host = await Host.start(base);
    const app = new App(page);
    await app.open(`${host.address}?lang=en`);
    await copied(page);
    // No network, and no server either.
    await context.setOffline(true);
    await host.stop();
    await page.reload();
    await app.pasteAndRead(ARTICLE);
    await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
    await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
    // A format that has a module of its own.
    expect((await app.export('Page to read (HTML)')).text).toContain('Xã Mường Lai');
    await app.startAnew();
    const started = page.waitForEvent('worker');
    await app.pasteAndRead(OTHER.repeat(150));
    await started;
    await expect(app.mark('71%')).toBeVisible();
    await app.kept();
    // Come back: by a reload, by the address, by the name of the file.
    await page.reload();
    await app.read();
    await page.goto(`${host.address}index.html?lang=en`);
    await app.read();
    await app.healthy();
  });
}

test('an installable page: name, icons, scope', async ({ page, context }) => {
  const host = await Host.start('/a/b/');
  await page.goto(host.address);
  await copied(page);
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data)).toMatchObject({ name: 'Chú Giải', lang: 'vi', start_url: './', scope: './', display: 'standalone' });
  // Contexts of tests are incognito, in which nothing can be installed.
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await host.stop();
});

test('a newer version waits until it is taken, and no work is lost', async ({ page, context }) => {
  const host = await Host.start();
  const app = new App(page);
  await app.open(`${host.address}?lang=en`);
  await copied(page);
  await app.pasteAndRead(ARTICLE);
  await app.kept();
  const [first] = await copies(page);

  host.folder = await nextBuild();
  // A visit brings the old version, whole: the new one is only looked for.
  await page.reload();
  await isOld(page);
  await app.read();
  await expect(notice(page)).toBeVisible();
  expect((await copies(page)).length).toBe(2);
  // What is fetched later is of the old version as well, which the server has no more.
  await app.export('Page to read (HTML)');
  // Another tab goes on with the old version.
  const other = await context.newPage();
  const second = new App(other);
  await second.open(`${host.address}?lang=en`);
  await expect(notice(other)).toBeVisible();
  await isOld(other);
  await second.pasteAndRead(OTHER);
  await second.list.getByRole('button', { name: 'Accept “71%”' }).click();

  // An edit, and at once the new version.
  await app.list.getByRole('button', { name: 'Accept “38 ha”' }).click();
  await notice(page).getByRole('button', { name: 'Use the new version' }).click();
  await isNew(page);
  await app.read();
  await expect(app.mark('38 ha')).toHaveAccessibleName(/accepted/);
  await expect(notice(page)).toHaveCount(0);
  // The other tab is as it was and is told; its version is kept for as long as it is open.
  await expect(notice(other)).toBeVisible();
  await isOld(other);
  await expect(second.mark('71%')).toHaveAccessibleName(/accepted/);
  expect(await copies(page)).toContain(first);
  await notice(other).getByRole('button', { name: 'Use the new version' }).click();
  await isNew(other);
  await second.read();
  await expect(second.mark('71%')).toHaveAccessibleName(/accepted/);
  await expect(notice(other)).toHaveCount(0);
  // Once nobody is there who could need it, the old one goes.
  await other.close();
  await page.close();
  const third = await context.newPage();
  await third.goto(`${host.address}?lang=en`);
  await expect.poll(() => copies(third)).not.toContain(first);
  expect((await copies(third)).length).toBe(1);
  app.errors.push(...second.errors);
  expect(app.errors).toEqual([]);
  await host.stop();
});

test('what was only typed is there in the newer version', async ({ page }) => {
  const host = await Host.start();
  const app = new App(page);
  await app.open(`${host.address}?lang=en`);
  await copied(page);
  host.folder = await nextBuild();
  expect(await fetched(page)).toBe('installed');
  await app.field.pressSequentially('Ngày 08/7, xã họp');
  await notice(page).getByRole('button', { name: 'Use the new version' }).click();
  await isNew(page);
  await expect(app.field).toHaveValue('Ngày 08/7, xã họp');
  await host.stop();
});

test('a build that is not whole on the server is not taken', async ({ page }) => {
  const host = await Host.start();
  const app = new App(page);
  await app.open(`${host.address}?lang=en`);
  await copied(page);
  const before = await copies(page);
  // The service worker of the next build is there already, and the page of the old one still.
  host.folder = await nextBuild({ half: true });
  expect(await fetched(page)).toBe('redundant');
  await page.reload();
  await expect(app.field).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await isOld(page);
  expect((await copies(page)).filter((name) => before.includes(name))).toEqual(before);
  // As soon as it is whole, it is.
  host.folder = await nextBuild();
  expect(await fetched(page)).toBe('installed');
  await expect(notice(page)).toBeVisible();
  await host.stop();
});
