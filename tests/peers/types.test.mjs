// The TypeScript compiler takes the types of the JavaScript package for what they say: make test-peers-light
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const built = fileURLToPath(new URL('../../target/package/web/chu_giai.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chu-giai-types-'));

const scripts = {
  right: `
    await init();
    const found: Detection = detect('Sáng 08/7/2024, xã trồng 38 ha rừng.');
    const line: string = annotate('Sáng 08/7/2024');
    for (const known of found.annotations) {
      const why: string = known.why.en;
      if (known.label === 'DATE') { const iso: string | undefined = known.value?.iso; }
      if (known.label === 'FIGURE' && known.value?.kind === 'money') { const amount: string | undefined = known.value.amount; }
      if (known.label === 'DIRECTIVE' && known.kind === 'document') { const year: number | undefined = known.value?.year; }
    }`,
  number: 'detect(42);',
  label: `detect('').annotations.filter((known) => known.label === 'PLACE');`,
  value: `for (const known of detect('').annotations) if (known.label === 'DATE') known.value?.amount;`,
  nothing: `for (const known of detect('').annotations) if (known.label === 'DATE') known.value.iso;`,
  result: `const file: object = annotate('');`,
};

/** What the strict compiler has against each script. */
function complaints() {
  const file = (name) => join(folder, `${name}.ts`);
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(file(name), `import init, { annotate, detect, type Detection } from '${built}';\n${script}\nexport {};\n`);
  }
  const program = ts.createProgram(Object.keys(scripts).map(file), {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: [], skipDefaultLibCheck: true,
  });
  const of = (name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file(name)));
  const words = (one) => ts.flattenDiagnosticMessageText(one.messageText, '\n');
  return Object.fromEntries(Object.keys(scripts).map((name) => [name, of(name).map(words)]));
}

test('what the types promise compiles, and what they forbid does not', () => {
  assert.ok(existsSync(built), 'target/package is missing: run `make package` first');
  const { right, ...wrong } = complaints();
  assert.deepEqual(right, []);
  for (const [name, found] of Object.entries(wrong)) assert.equal(found.length, 1, `${name}: ${found}`);
});
