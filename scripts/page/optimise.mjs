// What the compiler has left of a module, made smaller by wasm-opt.
//
// Of one generic function there is a copy for each type that it is used with, and copies are nearly alike: what packs
// the module finds that only where they stand near each other. So the functions are put in order of what they are
// copies of: 5 kB of the download in Brotli.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { functionNames, withFunctionNames } from './wasm.mjs';

const run = promisify(execFile);

const FLAGS = [
  '-Oz',
  // The stack begins there and grows down: who is there has no stack left.
  '--low-memory-unused',
  // A function with one caller that is larger stays one: among its like it packs better than within the caller.
  '--one-caller-inline-max-function-size=10',
  '--reorder-functions-by-name',
];

/** What a function is a copy of: its path without types, and for a trait's function without whose it is. */
function origin(name) {
  let plain = '';
  let depth = 0;
  for (const [at, letter] of [...name].entries()) {
    if (letter === '<' && at > 0) depth += 1;
    else if (letter === '>' && depth > 0 && name[at - 1] !== '-') depth -= 1;
    else if (depth === 0) plain += letter;
  }
  return plain.replace(/^<.+? as /, '<').replace(/#\d+\}/g, '}');
}

/** The same module, small, and without names. */
export async function optimised(module) {
  const names = [...functionNames(module)].map(([index, name]) => {
    const path = name.replace(/\[[0-9a-f]{16}\]/g, '');
    return { index, key: `${origin(path)} ${path}` };
  });
  names.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.index - other.index));
  const places = new Map(names.map(({ index }, place) => [index, String(place).padStart(8, '0')]));

  const folder = mkdtempSync(join(tmpdir(), 'chu-giai-'));
  try {
    const [before, after] = [join(folder, 'before.wasm'), join(folder, 'after.wasm')];
    writeFileSync(before, withFunctionNames(module, places));
    await run('wasm-opt', [before, '-o', after, ...FLAGS]);
    return readFileSync(after);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
