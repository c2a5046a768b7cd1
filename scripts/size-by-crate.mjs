// What the code of the page is made of, crate by crate: the bytes of the functions that a crate's own paths
// name. A generic function counts for the crate that wrote it, wherever it is used: half of Yew's bytes are the
// views of our own components. Read from the module as wasm-bindgen leaves it, before wasm-opt takes the names
// away.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { contentOf, functionNames, functionsOf } from './page/wasm.mjs';

const root = join(import.meta.dirname, '..');
const target = process.env.CARGO_TARGET_DIR || join(root, 'target');
const found = ['web/wasm-bindgen', 'wasm-bindgen']
  .map((folder) => join(target, folder, 'release', 'app_bg.wasm'))
  .find((path) => existsSync(path));
if (!found) {
  console.error('error: no module with names in target/\nnext:  make build');
  process.exit(1);
}
const wasm = readFileSync(found);

const DATA = 11;
const names = functionNames(wasm);

/** The crate of a function's path; of an implementation, the crate of its type, else of its trait. */
function crateOf(name) {
  const plain = name.replace(/\[[0-9a-f]+\]/g, '');
  const implementation = /^<(.+?) as (.+?)>/.exec(plain);
  const paths = implementation ? [implementation[1], implementation[2]] : [plain.replace(/^</, '')];
  for (const path of paths) {
    const first = /^[&*]*(?:mut )?(?:dyn )?([a-z_][a-z0-9_]*)::([a-z_0-9]+)?/.exec(path);
    if (first) return first[1] === 'chu_giai' ? `${first[1]}::${first[2] ?? ''}` : first[1];
  }
  return 'other';
}

const crates = new Map();
for (const { index, body } of functionsOf(wasm)) {
  const crate = crateOf(names.get(index) ?? '');
  crates.set(crate, [...(crates.get(crate) ?? []), body]);
}
const rows = [...crates, ['data: words, texts, tables', [contentOf(wasm, DATA)]]].map(([name, parts]) => {
  const content = Buffer.concat(parts);
  return { name, count: parts.length, raw: content.length, brotli: brotliCompressSync(content).length };
});
rows.sort((a, b) => b.raw - a.raw);

console.log(`${'before wasm-opt'.padEnd(32)}functions     bytes    brotli, each alone`);
for (const { name, count, raw, brotli } of rows.filter(({ raw }) => raw >= 2_000)) {
  console.log(`${name.padEnd(32)}${String(count).padStart(9)}${String(raw).padStart(10)}${String(brotli).padStart(10)}`);
}
const rest = rows.filter(({ raw }) => raw < 2_000);
const sum = (key) => rest.reduce((total, row) => total + row[key], 0);
console.log(`${`${rest.length} more`.padEnd(32)}${String(sum('count')).padStart(9)}${String(sum('raw')).padStart(10)}${String(sum('brotli')).padStart(10)}`);
