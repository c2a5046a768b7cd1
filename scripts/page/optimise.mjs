// What the compiler has left of a module, made smaller by wasm-opt.
//
// Of one generic function there is a copy for each type that it is used with, and copies are nearly alike: what packs
// the module finds that best where they stand beside one another. So functions of one type stand together, in the
// order of how they begin: 12 kB of the download in Brotli.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { functionsOf, withFunctionNames } from './wasm.mjs';

const run = promisify(execFile);

const SMALL = [
  '-Oz',
  // The stack begins there and grows down: who is there has no stack left.
  '--low-memory-unused',
  // A function with one caller that is larger stays one: among its like it packs better than within the caller.
  '--one-caller-inline-max-function-size=10',
];

/** In the order of their names, and written as shortly as before. */
const ORDERED = [
  '--reorder-functions-by-name',
  '--optimize-level=2',
  '--shrink-level=2',
  '--generate-stack-ir',
  '--optimize-stack-ir',
];

/** A module whose functions are called by the places that they should stand in. */
function withPlaces(module) {
  const functions = functionsOf(module);
  functions.sort((one, other) => one.type - other.type || Buffer.compare(one.body, other.body));
  const places = functions.map(({ index }, place) => [index, String(place).padStart(8, '0')]);
  return withFunctionNames(module, places);
}

/** The same module, small, and without names. */
export async function optimised(module) {
  const folder = mkdtempSync(join(tmpdir(), 'chu-giai-'));
  const [before, after] = [join(folder, 'before.wasm'), join(folder, 'after.wasm')];
  const through = async (module, flags) => {
    writeFileSync(before, module);
    await run('wasm-opt', [before, '-o', after, ...flags]);
    return readFileSync(after);
  };
  try {
    return await through(withPlaces(await through(module, SMALL)), ORDERED);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
