// What a browser has to fetch: every file of dist/, raw and in Brotli, against the budgets: of what everybody
// loads first, and of everything, with what only those load who read or write files of other programs.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

// What is reached, with room for the next feature, so that nothing grows unseen.
const FIRST = 804_000;
const ALL = 1_184_000;
const LATER = /^port-[0-9a-f]+_bg\.wasm$/;

const dist = process.env.DIST || join(import.meta.dirname, '..', 'dist');
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

const rows = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    return { name: relative(dist, path), raw: bytes.length, brotli: brotli(bytes) };
  })
  .sort((a, b) => b.brotli - a.brotli);

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);
const together = (name, rows) => ({ name, raw: sum(rows, 'raw'), brotli: sum(rows, 'brotli') });
const first = together('first load', rows.filter((row) => !LATER.test(row.name)));
const all = together('all files', rows);
const width = Math.max(...[...rows, first, all].map((row) => row.name.length));
const line = (name, raw, packed) => console.log(`${name.padEnd(width)}  ${raw.padStart(10)}  ${packed.padStart(10)}`);

console.log();
line('file', 'bytes', 'brotli');
for (const row of [...rows, first, all]) line(row.name, String(row.raw), String(row.brotli));

for (const [found, budget] of [[first, FIRST], [all, ALL]]) {
  if (found.brotli > budget) {
    console.error(`\nerror: ${found.name}: ${found.brotli} bytes in Brotli, ${found.brotli - budget} over the budget of ${budget}`);
    console.error('next:  see what grew in the table by crate above, or argue for another budget in scripts/size.mjs');
    process.exit(1);
  }
  console.log(`${found.name}: within the budget of ${budget} bytes in Brotli, ${budget - found.brotli} to spare`);
}
