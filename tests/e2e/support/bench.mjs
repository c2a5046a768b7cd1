// What the benchmarks stand on: articles, a server for a folder, a browser, numbers.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { server } from '../../../scripts/server.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
export const DIST = process.env.DIST || join(ROOT, 'dist');

/** Articles of the genre, one after the other, until there are so many bytes. */
export function article(bytes) {
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

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Serves a folder on a free port, as everybody is served it; gives the server and its address. */
export async function serve(folder) {
  const serving = server({ folder: () => folder });
  await new Promise((resolve) => serving.listen(0, '127.0.0.1', resolve));
  return { server: serving, address: `http://127.0.0.1:${serving.address().port}/` };
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** The files of the build: how many, raw bytes, bytes in Brotli. */
export function files() {
  const paths = readdirSync(DIST, { recursive: true }).map((name) => join(DIST, name));
  const contents = paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path));
  const sum = (count) => contents.reduce((total, content) => total + count(content), 0);
  return {
    count: contents.length,
    raw: sum((content) => content.length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}

/** Ends the run where there is no build to measure. */
export function needBuild() {
  if (existsSync(join(DIST, 'index.html'))) return;
  console.error('error: dist/ has no index.html\nnext:  make build');
  process.exit(1);
}
