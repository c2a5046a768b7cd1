// The JavaScript package, as a script uses it: make test-js
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const built = fileURLToPath(new URL('target/package/nodejs/chu_giai.js', root));
assert.ok(existsSync(built), 'target/package is missing: run `make package` first');
const { detect } = createRequire(import.meta.url)(built);

const ARTICLE = readFileSync(new URL('tests/fixtures/articles/huyen-thanh-lam.txt', root), 'utf8');

/** Every promise of the types that does not depend on what is found. */
function check(text, found) {
  assert.deepEqual(Object.keys(found).sort(), ['annotations', 'entities', 'published', 'relations']);
  const points = [...text];
  const ids = new Map(found.annotations.map((annotation) => [annotation.id, annotation]));
  assert.equal(ids.size, found.annotations.length);
  const entities = new Set(found.entities.map((entity) => entity.id));
  for (const a of found.annotations) {
    assert.equal(text.slice(a.start_utf16, a.end_utf16), a.quote);
    assert.equal(points.slice(a.start, a.end).join(''), a.quote);
    assert.match(a.label, /^(OFFICIAL|POSITION|DATE|FIGURE|DIRECTIVE)$/);
    assert.equal(a.kind === null, a.label !== 'DIRECTIVE');
    assert.ok(a.score > 0 && a.score <= 1, `${a.score}`);
    assert.match(a.rule, /^[a-z]+\.[a-z0-9-]+$/);
    assert.ok(a.why.vi && a.why.en);
    assert.ok(a.entity === null || entities.has(a.entity));
    assert.ok(a.value === null || (typeof a.value === 'object' && !(a.value instanceof Map)));
  }
  for (const r of found.relations) {
    assert.ok(ids.has(r.from) && ids.has(r.to), r.id);
    assert.match(r.type, /^(holds|issued_on|issued_by)$/);
  }
}

test('finds what the article has, in plain objects', () => {
  const found = detect(ARTICLE);
  check(ARTICLE, found);
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  const labels = new Set(found.annotations.map((annotation) => annotation.label));
  assert.deepEqual([...labels].sort(), ['DATE', 'DIRECTIVE', 'FIGURE', 'OFFICIAL', 'POSITION']);
  const money = found.annotations.find((annotation) => annotation.quote === '1.284,5 tỷ đồng');
  assert.equal(money?.value.amount, '1284500000000');
  assert.equal(money?.value.unit, 'VND');
  assert.equal(found.published, '2024-07-12T08:30:00');
});

test('counts beyond the basic plane in both units', () => {
  const text = `📢📢 ${ARTICLE}`;
  const found = detect(text);
  check(text, found);
  assert.equal(found.annotations.length, detect(ARTICLE).annotations.length);
});

test('takes any string', () => {
  for (const text of ['', ' \r\n', '\ud800', 'a\udc00 ngày 08/7/2024', '\0'.repeat(99), 'e\u0301\u0323'.repeat(99), 'שלום 5%']) {
    check(text.toWellFormed(), detect(text));
  }
});

test('refuses what is no string, and goes on', () => {
  for (const value of [undefined, null, 42, {}, ['a']]) {
    assert.throws(() => detect(value), /expected a string/);
  }
  assert.equal(detect('ngày 08/7/2024').annotations.length, 1);
});
