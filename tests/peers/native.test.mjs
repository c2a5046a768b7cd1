// An independent validator finds our own files as the published schema says: make test-peers-light
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const out = process.env.PEERS_OUT;
const read = (path) => readFileSync(path, 'utf8');
const ajv = new Ajv({ allErrors: true, formats: { uint8: true, uint16: true, uint32: true, uint64: true, int16: true, double: true } });
const valid = ajv.compile(JSON.parse(read(new URL('../../schema/chu-giai-v1.schema.json', import.meta.url))));
const names = ['astral', 'crlf', 'nested', 'nfd', 'plain'];

const files = names.map((name) => [`${name}.json`, JSON.parse(read(join(out, 'json', `${name}.json`)))]);
const lines = read(join(out, 'jsonl', 'corpus.jsonl')).trimEnd().split('\n').map((line, at) => [`line ${at + 1}`, JSON.parse(line)]);
const found = read(join(out, 'detected.jsonl')).trimEnd().split('\n').map((line, at) => [`detected ${at + 1}`, JSON.parse(line)]);

test('there is something of each', () => {
  assert.equal(lines.length, names.length);
  assert.ok(found.length >= names.length && found.every(([, file]) => file.annotations.length > 0));
});

for (const [name, file] of [...files, ...lines, ...found]) {
  test(`${name} is valid`, () => {
    valid(file);
    assert.deepEqual(valid.errors, null);
  });
}
