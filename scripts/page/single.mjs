// A build as one file that opens from disk.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fromElements, fromServer, withModules } from './loader.mjs';
import { withPolicy } from './policy.mjs';

const MODULE = /^(.+)-[0-9a-f]{16}_bg\.wasm$/;
// What only a server gives: a file from disk is there without a network, and is not installed.
const SERVED = /^(index\.html|manifest\.webmanifest|service-worker\.js)$/;

/** The page of a folder with everything in it. */
export function single(folder) {
  const names = readdirSync(folder);
  const unknown = names.filter((name) => !MODULE.test(name) && !SERVED.test(name));
  if (unknown.length) throw new Error(`expected files that a single page can do without or hold, found ${unknown}`);
  const modules = names.filter((name) => MODULE.test(name)).map((name) => [MODULE.exec(name)[1], name]);
  const files = Object.fromEntries(modules.map(([part, name]) => [part, `./${name}`]));
  const bare = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace(/<link rel="manifest"[^>]*>/, '')
    .replace(/<link\b[^>]*\brel="?preload\b[^>]*>/, '');
  const page = withModules(bare, fromElements(), fromServer(files));
  // No scripts, and so under no rule: the browser does not run a type that it does not know.
  const held = modules.map(([part, name]) => {
    const letters = gzipSync(readFileSync(join(folder, name)), { level: 9 }).toString('base64');
    return `<script type="text/plain" id="module-${part}">${letters}</script>`;
  });
  // Beside the program, in the head: it takes away what is in the body.
  const program = '<script type="module" id="program">';
  if (!page.includes(program)) throw new Error('expected a page with its program');
  return withPolicy(page.replace(program, () => `${held.join('')}${program}`), { served: false });
}
