// dist/ as one file: node scripts/single.mjs   (DIST, another build; OUT, another file)
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { single } from './page/single.mjs';

const ROOT = join(import.meta.dirname, '..');
const out = process.env.OUT || join(ROOT, 'dist-single', 'chu-giai.html');
const page = single(process.env.DIST || join(ROOT, 'dist'));
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, page);
console.log(`    ok: ${out}, ${Math.round(Buffer.byteLength(page) / 1000)} kB`);
