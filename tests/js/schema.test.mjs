// Project files against the published schema: make test-js
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

// The formats are the widths of Rust's numbers; minimum and maximum say the same.
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false,
  formats: { uint8: true, uint16: true, uint32: true, uint64: true, int16: true, double: true } });
const valid = ajv.compile(read('schema/chu-giai-v1.schema.json'));

const examples = readdirSync(new URL('tests/fixtures/exchange/v1/', root)).filter((name) => name.endsWith('.json'));

test('there are examples', () => assert.ok(examples.length > 0));

for (const name of examples) {
  test(`${name} is valid`, () => {
    valid(read(`tests/fixtures/exchange/v1/${name}`));
    assert.deepEqual(valid.errors, null);
  });
}

test('wrong files are not valid', () => {
  const wrongs = [
    (file) => delete file.document.text,
    (file) => (file.schema_version = 2),
    (file) => (file.offset_unit = 'utf16'),
    (file) => (file.annotations[0].status = 'golden'),
    (file) => (file.annotations[0].start = -1),
    (file) => delete file.annotations[0].quote,
    (file) => (file.annotations.find((a) => a.label === 'DATE').value = { name: 'Hạnh' }),
    (file) => delete file.annotations.find((a) => a.label === 'DIRECTIVE').kind,
    (file) => (file.annotations.find((a) => a.label === 'FIGURE').value.amount = 5),
    (file) => (file.annotations[0].provenance = { by: 'magic' }),
    (file) => (file.relations[0].from = 'E1'),
  ];
  for (const spoil of wrongs) {
    const file = read(`tests/fixtures/exchange/v1/${examples[0]}`);
    spoil(file);
    assert.equal(valid(file), false, String(spoil));
  }
});
