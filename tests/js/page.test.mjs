// What a build of the page is closed into, without a build: make test-js
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromServer, ofPage, withModules } from '../../scripts/page/loader.mjs';
import { policyOf, withPolicy } from '../../scripts/page/policy.mjs';
import { single } from '../../scripts/page/single.mjs';

const GLUE = 'async function init() {}\nexport { init as default };\n';
const FILES = { app: './app-0123456789abcdef_bg.wasm' };
const script = withModules(ofPage(GLUE), fromServer(FILES));
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><style>p{color:red}</style><script type="module" id="program">${script}</script><script type="text/plain" id="port">alert(1)</script></head><body></body></html>`;
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a policy names what stands in the page, and only what runs', () => {
  const policy = policyOf(withPolicy(PAGE, { served: true }));
  assert.ok(policy.includes(`script-src ${hash(script)} 'wasm-unsafe-eval';`));
  assert.ok(policy.includes(hash('p{color:red}')));
  assert.ok(!policy.includes(hash('alert(1)')));
  assert.ok(policy.startsWith("default-src 'none'"));
  assert.ok(!/script-src[^;]*'(unsafe-inline|unsafe-eval|self)'/.test(policy));
});

test('a policy is made anew, not twice', () => {
  const once = withPolicy(PAGE, { served: true });
  assert.equal(withPolicy(once, { served: true }), once);
  assert.match(policyOf(withPolicy(once, { served: false })), /connect-src 'none'/);
});

test('after the module connections are closed, but for modules that come later', () => {
  assert.ok(fromServer(FILES).includes(`"connect-src " + "'none'"`));
  const later = fromServer({ ...FILES, port: './port-0123456789abcdef_bg.wasm' });
  assert.ok(later.includes('"connect-src " + ["./port-0123456789abcdef_bg.wasm"]'));
});

test('one file holds the modules, and is not made of what it does not know', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chu-giai-page-'));
  writeFileSync(join(folder, 'index.html'), withPolicy(PAGE, { served: true }));
  writeFileSync(join(folder, 'app-0123456789abcdef_bg.wasm'), 'a module');
  const page = single(folder);
  assert.match(page, /<script type="text\/plain" id="module-app">H4s/);
  assert.ok(!page.includes('fetch('));
  writeFileSync(join(folder, 'more.js'), '');
  assert.throws(() => single(folder), /more\.js/);
});

test('a script that is none of wasm-bindgen is refused', () => {
  assert.throws(() => ofPage('export default 1'), /wasm-bindgen/);
  assert.throws(() => ofPage(`export function count() {}\n${GLUE}`), /exports nothing/);
  assert.throws(() => withModules('no place', ''), /one place/);
});
