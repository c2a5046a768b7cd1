// One build of the page, closed: its script and its styles in the page itself, its policy, and the list of its
// files, so that they are kept together and together replaced by those of the next.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { icon } from './icons.mjs';
import { fromServer, fromTrunk, ofPage, ofWorker, withModules } from './loader.mjs';
import { optimised } from './optimise.mjs';
import { hash, withPolicy } from './policy.mjs';
import { shrink } from './shrink.mjs';

const ASSETS = join(import.meta.dirname, '..', '..', 'assets');
const WORKER = 'service-worker.js';

const manifest = {
  name: 'Chú Giải',
  short_name: 'Chú Giải',
  description: 'Gán nhãn bài báo hành chính ngay trong trình duyệt',
  lang: 'vi',
  // Relative to the file: any folder of any server.
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#ffffff',
  // Within the manifest: the page's policy lets no picture be fetched, and browsers hold icons to it.
  icons: [
    [192, 'any'],
    [512, 'any'],
    [512, 'maskable'],
  ].map(([size, purpose]) => ({
    src: `data:image/png;base64,${icon(size).toString('base64')}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })),
};

/** Instead of the service worker while somebody works on the program: it takes away the one of a build. */
const NO_WORKER = `oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(registration.unregister());
`;

/** The one element that a pattern finds. */
function only(html, pattern) {
  const found = [...html.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`expected one ${pattern} in the page, found ${found.length}`);
  return found[0][0];
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();

/** All style sheets as one element: one hash in the policy. */
function oneStyle(html) {
  const element = /\s*<style\b[^>]*>([\s\S]*?)<\/style>/g;
  const sheets = [...html.matchAll(element)].map(([, sheet]) => sheet.trim());
  let first = true;
  return html.replace(element, () => {
    const here = first ? `<style>${sheets.join('\n')}</style>` : '';
    first = false;
    return here;
  });
}

/**
 * One of the program's modules: its name, its script with a start, and its file. In a release both are small, and the
 * file has a hash of what is in it in its name, for it is cached for ever.
 */
async function part(folder, glue, release) {
  const path = (name) => join(folder, name);
  // Trunk leaves out the zeros that its hash begins with.
  const name = glue.replace(/(-[0-9a-f]{1,16})?\.js$/, '');
  const before = glue.replace(/\.js$/, '_bg.wasm');
  const read = readFileSync(path(glue), 'utf8');
  let [script, wasm] = [name === 'app' ? ofPage(read) : ofWorker(read), readFileSync(path(before))];
  if (release) ({ script, wasm } = await shrink(script, await optimised(wasm)));
  const module = `${name}-${createHash('sha256').update(wasm).digest('hex').slice(0, 16)}_bg.wasm`;
  rmSync(path(glue));
  rmSync(path(before));
  writeFileSync(path(module), wasm);
  return { name, script, module };
}

/** Closes what Trunk has put into a folder; `release` makes it small as well. */
export async function seal(folder, { release }) {
  const path = (name) => join(folder, name);
  const read = (name) => readFileSync(path(name), 'utf8');
  let html = read('index.html');
  // `trunk serve` writes an address into each page that it serves: no hash of the page's scripts would hold.
  const serving = html.includes('{{__TRUNK_ADDRESS__}}');

  const start = only(html, /<script type="?module"?>[^<]*TrunkApplicationStarted[^<]*<\/script>/g);
  const glues = filesOf(folder).filter((name) => name.endsWith('.js'));
  const parts = await Promise.all(glues.map((glue) => part(folder, glue, release)));
  const files = Object.fromEntries(parts.map(({ name, module }) => [name, `./${module}`]));
  const scripts = Object.fromEntries(parts.map(({ name, script }) => [name, script]));
  scripts.app = withModules(scripts.app, serving ? fromTrunk(files) : fromServer(files));
  const elements = parts.map(({ name }) => {
    const script = scripts[name];
    if (/<\/script|<!--/i.test(script)) throw new Error(`expected a script that can stand in a page: ${name}`);
    // What a worker runs is no script of the page.
    return `<script ${name === 'app' ? 'type="module" id="program"' : `type="text/plain" id="${name}"`}>${script}</script>`;
  });

  // In a release attributes stand in another order and without quotes, and there is no head that has an end.
  html = html.replace(only(html, /\s*<link\b[^>]*\brel="?modulepreload\b[^>]*>/g), '');
  const preload = only(html, /<link\b[^>]*\brel="?preload\b[^>]*>/g);
  // Nothing fetches it by a hash; see the loader.
  const early = preload.replace(/ integrity="?[^" >]*"?/, '').replace(/[^"=/ ]+_bg\.wasm/, files.app.slice(2));
  html = html.replace(preload, early).replace(start, () => `<link rel="manifest" href="manifest.webmanifest">${elements.join('')}`);
  html = oneStyle(html.replace(/\s*<!--[\s\S]*?-->/g, ''));
  if (serving) {
    writeFileSync(path('index.html'), html);
    writeFileSync(path(WORKER), NO_WORKER);
    return;
  }
  html = withPolicy(html, { served: true });
  writeFileSync(path('index.html'), html);
  writeFileSync(path('manifest.webmanifest'), JSON.stringify(manifest));
  writeFileSync(path(WORKER), await serviceWorker(folder, { release }));
}

/** The service worker of a folder without one, which knows each file of it by what is in it. */
export async function serviceWorker(folder, { release }) {
  const files = Object.fromEntries(
    filesOf(folder).map((name) => [name === 'index.html' ? './' : name, hash(readFileSync(join(folder, name)))]),
  );
  const list = JSON.stringify(files);
  const build = createHash('sha256').update(list).digest('hex').slice(0, 16);
  const source = readFileSync(join(ASSETS, WORKER), 'utf8');
  const small = release ? (await minify(source, {})).code : source;
  return small.replace('BUILD_FILES', () => list).replace('BUILD_HASH', () => build);
}
