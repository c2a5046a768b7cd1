// Trunk's hook after a release build: what is between the page and its WebAssembly module, made small.
//
// wasm-bindgen calls each function of the browser `__wbg_` + name + 16 hexadecimal digits, in the script
// and in the module, and leaves its script as a person would read it. Here the script is minified and the
// names become one or two letters in both: 8 kB of the download in Brotli.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';

const { TRUNK_PROFILE, TRUNK_STAGING_DIR } = process.env;
if (TRUNK_PROFILE !== 'release') process.exit();

/** LEB128, the numbers of WebAssembly: the number at a place, and the place after it. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

const IMPORTS = 2;
const EXPORTS = 7;
const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];

/** A module with its imports and exports by other names. */
function renamed(wasm, names) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [size, begin] = number(wasm, at + 1);
    const end = begin + size;
    if (id === IMPORTS || id === EXPORTS) {
      const section = rewritten(wasm.subarray(begin, end), id, names);
      parts.push(Buffer.from([id, ...leb(section.length)]), section);
    } else {
      parts.push(wasm.subarray(at, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

function rewritten(section, id, names) {
  const [count, start] = number(section, 0);
  const parts = [section.subarray(0, start)];
  let at = start;
  const text = () => {
    const [size, begin] = number(section, at);
    at = begin + size;
    return section.toString('utf8', begin, at);
  };
  const put = (value) => {
    const bytes = Buffer.from(value);
    parts.push(Buffer.from(leb(bytes.length)), bytes);
  };
  for (let left = count; left > 0; left -= 1) {
    if (id === IMPORTS) put(text());
    const name = text();
    put(names.get(name) ?? name);
    const begin = at;
    const kind = section[at++];
    if (id === EXPORTS || kind === FUNCTION) {
      [, at] = number(section, at);
    } else if (kind === TABLE || kind === MEMORY) {
      if (kind === TABLE) at += 1;
      const bounded = section[at++] & 1;
      for (let bound = 0; bound <= bounded; bound += 1) [, at] = number(section, at);
    } else if (kind === GLOBAL) {
      at += 2;
    } else {
      throw new Error(`expected an import of a known kind, found ${kind}`);
    }
    parts.push(section.subarray(begin, at));
  }
  return Buffer.concat(parts);
}

const path = (name) => join(TRUNK_STAGING_DIR, name);
const file = (pattern) => {
  const found = readdirSync(TRUNK_STAGING_DIR).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern} in the build, found ${found.length}`);
  return found[0];
};
const integrity = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** A script and its module, made small. */
async function shrunk(script, wasm) {
  const nameCache = {};
  const { code } = await minify(script.toString('utf8'), {
    module: true,
    compress: { passes: 2 },
    mangle: { properties: { regex: /^(__wb|wasm_bindgen__)/ } },
    nameCache,
  });
  const names = new Map(Object.entries(nameCache.props.props).map(([name, short]) => [name.slice(1), short]));
  return { code, small: renamed(wasm, names) };
}

// The module for files: nobody has it under a hash, for the page asks for it by its name.
const port = await shrunk(readFileSync(path('port.js')), readFileSync(path('port_bg.wasm')));
writeFileSync(path('port.js'), port.code);
writeFileSync(path('port_bg.wasm'), port.small);

const script = file(/^app-[0-9a-f]+\.js$/);
const module = file(/^app-[0-9a-f]+_bg\.wasm$/);
const [before, wasm] = [readFileSync(path(script)), readFileSync(path(module))];
const { code, small } = await shrunk(before, wasm);

// The names of both files carry a hash of what is in them, for they are cached for ever.
const old = script.slice('app-'.length, -'.js'.length);
const hash = createHash('sha256').update(code).update(small).digest('hex').slice(0, old.length);
const after = code.replaceAll(old, hash);
writeFileSync(path(script), after);
writeFileSync(path(module), small);
renameSync(path(script), path(`app-${hash}.js`));
renameSync(path(module), path(`app-${hash}_bg.wasm`));

const page = readFileSync(path('index.html'), 'utf8');
writeFileSync(
  path('index.html'),
  page
    .replaceAll(old, hash)
    .replaceAll(integrity(before), integrity(after))
    .replaceAll(integrity(wasm), integrity(small)),
);
console.log(`shrink: script ${before.length} → ${after.length} bytes, module ${wasm.length} → ${small.length} bytes`);
